using Microsoft.AspNetCore.Connections;

namespace Aikynetix.Gateway.Errors;

/// <summary>Turns every failure of a request, ours or the framework's, into a documented error body, and keeps its cause in the log.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, IHostApplicationLifetime lifetime, ILogger<ErrorMiddleware> logger)
{
    // What proxies log when the caller has gone; nobody reads the response.
    private const int ClientClosedRequest = 499;

    /// <summary>Runs the rest of the pipeline and answers for it when it fails.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) throw new ApiException(ErrorCodes.ShuttingDown);
            await next(context);
            if (NeedsBody(context.Response))
            {
                var code = ErrorCodes.ForStatus(context.Response.StatusCode);
                await ProblemWriter.WriteAsync(context, code, code.Sentence);
            }
        }
        catch (Exception cause) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, cause);
        }
    }

    // Routes that fail without a body of ours: no route, wrong method, a range outside the file.
    private static bool NeedsBody(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= 400 && response.StatusCode != ClientClosedRequest
        && (response.ContentType is null || response.StatusCode == StatusCodes.Status416RangeNotSatisfiable);

    private async Task AnswerAsync(HttpContext context, Exception cause)
    {
        if (IsDisconnect(context, cause))
        {
            context.Response.StatusCode = ClientClosedRequest;
            return;
        }

        var (code, sentence) = Failures.Classify(cause, lifetime.ApplicationStopping.IsCancellationRequested);
        if (code == ErrorCodes.Internal) LogUnexpected(logger, cause, context.Request.Method, Route(context));
        else if (code.Status >= 500) LogRefused(logger, code.Code, cause.InnerException ?? cause);
        await ProblemWriter.WriteAsync(context, code, sentence);
    }

    // A path may hold what only its caller should know, such as the id of a connection.
    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "a path without a route";

    private static bool IsDisconnect(HttpContext context, Exception cause) =>
        cause is ConnectionResetException || (cause is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    [LoggerMessage(101, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception cause, string method, string path);

    [LoggerMessage(102, LogLevel.Warning, "A request was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, string code, Exception cause);
}
