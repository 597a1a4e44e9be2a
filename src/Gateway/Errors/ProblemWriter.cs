using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aikynetix.Gateway.Wire;
using Aikynetix.Grpc.Server;
using Microsoft.AspNetCore.WebUtilities;

namespace Aikynetix.Gateway.Errors;

/// <summary>Writes an error as <c>application/problem+json</c>, whatever the caller's Accept header says; to callers of gRPC as its status.</summary>
internal static class ProblemWriter
{
    /// <summary>Replaces a response that has not started by the given error.</summary>
    public static async Task WriteAsync(HttpContext context, ErrorCode code, string sentence)
    {
        var response = context.Response;
        var allow = response.Headers.Allow;
        var challenge = response.Headers.WWWAuthenticate;
        var contentRange = response.Headers.ContentRange;
        var retryAfter = response.Headers.RetryAfter;
        response.Clear();
        (response.Headers.Allow, response.Headers.WWWAuthenticate) = (allow, challenge);
        (response.Headers.ContentRange, response.Headers.RetryAfter) = (contentRange, retryAfter);
        if (code.RetryAfterSeconds is { } seconds && retryAfter.Count == 0)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        if (GrpcResponse.IsExpectedBy(context.Request))
        {
            response.Headers[RpcStatus.CodeName] = code.Code;
            GrpcResponse.Refuse(response, RpcStatus.CodeOf(code), sentence);
            return;
        }

        response.StatusCode = code.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(Describe(context, code, sentence), ApiJson.Options);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static ProblemBody Describe(HttpContext context, ErrorCode code, string sentence) => new()
    {
        Type = "urn:aikynetix:error:" + code.Code,
        Title = ReasonPhrases.GetReasonPhrase(code.Status) is { Length: > 0 } phrase ? phrase : "Refused",
        Status = code.Status,
        Detail = sentence,
        Error = sentence,
        ErrorCode = code.Code,
        TraceId = code.Status == 500 ? Activity.Current?.Id ?? context.TraceIdentifier : null,
    };
}
