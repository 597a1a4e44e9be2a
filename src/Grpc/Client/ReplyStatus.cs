using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Grpc.Wire;

namespace Aikynetix.Grpc.Client;

/// <summary>Reads how a call ended: from the fields of the protocol, and where a server or a proxy sent none, from HTTP.</summary>
internal static class ReplyStatus
{
    /// <summary>Whether the fields carry a status.</summary>
    public static bool IsIn(HttpHeaders fields) => fields.NonValidated.Contains(Headers.Status);

    /// <summary>What the fields say went wrong; null when the call succeeded.</summary>
    public static RpcException? Read(HttpHeaders fields)
    {
        if (!fields.NonValidated.TryGetValues(Headers.Status, out var values))
            return new RpcException(StatusCode.Unknown, "The server ended the call without a status.", Metadata(fields));
        var known = int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((StatusCode)number);
        if (known && number == 0) return null;
        var message = fields.NonValidated.TryGetValues(Headers.Message, out var text) ? StatusMessage.Decode(text.ToString()) : "";
        return new RpcException(known ? (StatusCode)number : StatusCode.Unknown, message, Metadata(fields));
    }

    /// <summary>What an answer stands for that is none of gRPC.</summary>
    public static RpcException Foreign(HttpResponseMessage response) => new(
        response.StatusCode switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"The server answered with HTTP {(int)response.StatusCode}, not with gRPC.");

    /// <summary>What a failure of the connection stands for.</summary>
    public static RpcException Broken(Exception cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            // Error codes of HTTP/2 (RFC 9113, section 7), as the protocol of gRPC maps them.
            if (inner is HttpProtocolException reset && reset.ErrorCode is not 0)
                return new RpcException(Reset(reset.ErrorCode), "The server broke the call off.", cause: cause);
        }

        return new RpcException(StatusCode.Unavailable, "The server cannot be reached or the connection broke.", cause: cause);
    }

    /// <summary>Fields as metadata.</summary>
    public static Metadata Metadata(HttpHeaders fields)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in fields.NonValidated)
        {
            foreach (var value in values) metadata.Take(name, value);
        }

        return metadata;
    }

    private static StatusCode Reset(long errorCode) => errorCode switch
    {
        0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };
}
