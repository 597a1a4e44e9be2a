using System.Globalization;
using Aikynetix.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aikynetix.Grpc.Server;

/// <summary>Answers of the protocol that carry no message.</summary>
public static class GrpcResponse
{
    /// <summary>Whether a request speaks gRPC, so that its refusal must too.</summary>
    public static bool IsExpectedBy(HttpRequest request) => Headers.IsGrpc(request.ContentType);

    /// <summary>Refuses a call that has not been answered yet: a response of header fields alone.</summary>
    public static void Refuse(HttpResponse response, StatusCode code, string message)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = Headers.ContentType;
        WriteStatus(response.Headers, new RpcException(code, message));
    }

    internal static void WriteStatus(IHeaderDictionary fields, RpcException? failure)
    {
        fields[Headers.Status] = ((int)(failure?.Code ?? StatusCode.Ok)).ToString(CultureInfo.InvariantCulture);
        if (failure is { Message.Length: > 0 }) fields[Headers.Message] = StatusMessage.Encode(failure.Message);
    }

    internal static IHeaderDictionary Trailers(HttpResponse response) =>
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
}
