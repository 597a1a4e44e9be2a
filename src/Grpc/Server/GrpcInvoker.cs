using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.Grpc.Server;

/// <summary>Runs the calls of one method: checks the request, keeps its deadline, and turns every end of the handler into a status.</summary>
internal sealed partial class GrpcInvoker<TRequest, TReply>(RpcMethod<TRequest, TReply> method, Func<ServerExchange<TRequest, TReply>, Task> handle)
    where TRequest : class, IMessage<TRequest>
    where TReply : class, IMessage<TReply>
{
    /// <summary>Answers one request; never throws for what the caller or the handler did.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsSpoken(context)) return;
        LiftLimits(context);
        context.Response.ContentType = Headers.ContentType;
        context.Response.Headers[Headers.AcceptEncoding] = Headers.Encodings;
        var encoding = context.Request.Headers[Headers.Encoding].ToString();
        TimeSpan? deadline = null;
        if (context.Request.Headers[Headers.Timeout] is [{ } text])
        {
            if (!CallTimeout.TryParse(text, out var timeout))
            {
                GrpcResponse.Refuse(context.Response, StatusCode.Internal, "grpc-timeout is at most eight digits and one of H M S m u n.");
                return;
            }

            deadline = timeout;
        }

        if (encoding is "" or Headers.Identity or Headers.Gzip) await AnswerAsync(context, encoding == Headers.Gzip, deadline);
        else GrpcResponse.Refuse(context.Response, StatusCode.Unimplemented, $"Only {Headers.Encodings} are understood as encodings.");
    }

    private static bool IsSpoken(HttpContext context)
    {
        context.Response.StatusCode = !HttpProtocol.IsHttp2(context.Request.Protocol) ? StatusCodes.Status426UpgradeRequired
            : !Headers.IsGrpc(context.Request.ContentType) ? StatusCodes.Status415UnsupportedMediaType
            : StatusCodes.Status200OK;
        return context.Response.StatusCode == StatusCodes.Status200OK;
    }

    private static OpenToAll? Openness(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>();

    // Messages have their own limit; a stream of a known caller has none, and may be silent for as long as it likes.
    private void LiftLimits(HttpContext context)
    {
        if (Openness(context) is not null) return;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        var isStreamed = method.Kind is MethodKind.ClientStream or MethodKind.Duplex;
        if (isStreamed && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    private async Task AnswerAsync(HttpContext context, bool packed, TimeSpan? timeout)
    {
        var time = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        using var expiry = timeout is { } left ? new CancellationTokenSource(left, time) : new CancellationTokenSource();
        // A stream could last for ever: it ends when the server stops, while one request is still answered.
        var stopping = method.Kind == MethodKind.Unary ? CancellationToken.None : context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, expiry.Token, stopping);
        using var exchange = Exchange(context, packed, new ServerCall(context, time.GetUtcNow() + timeout, ended.Token));

        var work = handle(exchange);
        await work.WaitAsync(ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A caller whose time is over is told at once, even while a handler is slow to stop.
        if (!work.IsCompleted && expiry.IsCancellationRequested) await EndAsync(exchange, TooLate());
        var failure = await FailureAsync(work, context, expiry.Token, stopping);
        await EndAsync(exchange, failure);
    }

    private ServerExchange<TRequest, TReply> Exchange(HttpContext context, bool packed, ServerCall call)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<GrpcOptions>>().Value;
        var largest = Math.Min(options.MaxMessageBytes, Openness(context)?.MaxMessageBytes ?? int.MaxValue);
        var mayPack = Headers.TakesGzip(context.Request.Headers[Headers.AcceptEncoding]);
        if (mayPack) context.Response.Headers[Headers.Encoding] = Headers.Gzip;
        return new ServerExchange<TRequest, TReply>(
            call,
            new MessageReader<TRequest>(context.Request.BodyReader, method.Requests, packed, largest),
            new MessageWriter(context.Response.BodyWriter, mayPack ? options.GzipFromBytes : null, options.MaxMessageBytes));
    }

    private async Task<RpcException?> FailureAsync(Task work, HttpContext context, CancellationToken expired, CancellationToken stopping)
    {
        try
        {
            await work;
            return null;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return new RpcException(StatusCode.Cancelled, "The caller has gone.");
        }
        catch (OperationCanceledException) when (expired.IsCancellationRequested)
        {
            return TooLate();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new RpcException(StatusCode.Unavailable, "The server stops; try again shortly.");
        }
        catch (RpcException known)
        {
            return known;
        }
        catch (Exception cause)
        {
            if (context.RequestServices.GetService<IStatusTranslator>()?.Translate(cause) is { } translated) return translated;
            LogUnexpected(context.RequestServices.GetRequiredService<ILogger<GrpcOptions>>(), cause, method.Path);
            return new RpcException(StatusCode.Unknown, "Something went wrong on our side.");
        }
    }

    private static async Task EndAsync(ServerExchange<TRequest, TReply> exchange, RpcException? failure)
    {
        try
        {
            await exchange.EndAsync(failure, CancellationToken.None);
        }
        catch (Exception) when (exchange.Call.Http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left who could read a status.
        }
    }

    private static RpcException TooLate() => new(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");

    [LoggerMessage(601, LogLevel.Error, "{Path} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception cause, string path);
}
