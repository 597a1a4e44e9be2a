using Aikynetix.Grpc.Wire;

namespace Aikynetix.Gateway.Errors;

/// <summary>Says which status of gRPC an error stands for, so that devices are told the same as browsers.</summary>
internal static class RpcStatus
{
    /// <summary>Name of the metadata that carries the <c>error_code</c>.</summary>
    public const string CodeName = "error-code";

    /// <summary>The error as the failure of a call.</summary>
    public static RpcException Of(ErrorCode code, string sentence) => new(CodeOf(code), sentence, new Metadata { { CodeName, code.Code } });

    /// <summary>The status of an error.</summary>
    public static StatusCode CodeOf(ErrorCode code) => code.Status switch
    {
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.NotFound,
        405 => StatusCode.Unimplemented,
        408 => StatusCode.DeadlineExceeded,
        409 => code == ErrorCodes.StreamTaken ? StatusCode.AlreadyExists : StatusCode.FailedPrecondition,
        413 or 429 => StatusCode.ResourceExhausted,
        503 when code.Code.EndsWith("-full", StringComparison.Ordinal) => StatusCode.ResourceExhausted,
        503 => StatusCode.Unavailable,
        >= 500 => StatusCode.Internal,
        _ => StatusCode.InvalidArgument,
    };
}
