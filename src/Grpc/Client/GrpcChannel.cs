using System.Runtime.CompilerServices;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;

namespace Aikynetix.Grpc.Client;

/// <summary>Calls one server over HTTP/2, without TLS where the address says <c>http</c>. Connects by itself, again and again; safe for many tasks.</summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly HttpMessageInvoker _http;

    /// <summary>Prepares to call; nothing is sent yet.</summary>
    /// <param name="address">Where the server listens, e.g. <c>http://localhost:8081</c>.</param>
    /// <param name="settings">How to speak; null takes the defaults.</param>
    public GrpcChannel(Uri address, ChannelSettings? settings = null)
    {
        Address = address;
        Settings = settings ?? new ChannelSettings();
        _http = new HttpMessageInvoker(Settings.Handler ?? NewHandler(Settings), disposeHandler: Settings.Handler is null);
    }

    internal Uri Address { get; }

    internal ChannelSettings Settings { get; }

    /// <summary>One request, one reply.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<TReply> CallAsync<TRequest, TReply>(
        RpcMethod<TRequest, TReply> method, TRequest request, CallSettings? settings, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>
    {
        await using var call = new ClientCall<TRequest, TReply>(this, method.Expect(MethodKind.Unary), settings, cancellationToken);
        await call.SendAsync([request], cancellationToken);
        return await call.ReplyAsync(cancellationToken);
    }

    /// <summary>One request, many replies; leaving the loop ends the call.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async IAsyncEnumerable<TReply> ReadAsync<TRequest, TReply>(
        RpcMethod<TRequest, TReply> method, TRequest request, CallSettings? settings, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>
    {
        await using var call = new ClientCall<TRequest, TReply>(this, method.Expect(MethodKind.ServerStream), settings, cancellationToken);
        await call.SendAsync([request], cancellationToken);
        await foreach (var reply in call.Replies(cancellationToken)) yield return reply;
    }

    /// <summary>Many requests, one reply.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<TReply> SendAsync<TRequest, TReply>(
        RpcMethod<TRequest, TReply> method, IEnumerable<TRequest> requests, CallSettings? settings, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>
    {
        await using var call = new ClientCall<TRequest, TReply>(this, method.Expect(MethodKind.ClientStream), settings, cancellationToken);
        await call.SendAsync(requests, cancellationToken);
        return await call.ReplyAsync(cancellationToken);
    }

    /// <summary>Starts a call of any kind; dispose it to end it.</summary>
    public ClientCall<TRequest, TReply> Start<TRequest, TReply>(RpcMethod<TRequest, TReply> method, CallSettings? settings, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> => new(this, method, settings, cancellationToken);

    /// <summary>Closes the connections; calls that run fail.</summary>
    public void Dispose() => _http.Dispose();

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    private static SocketsHttpHandler NewHandler(ChannelSettings settings) => new()
    {
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = settings.KeepAlive,
        KeepAlivePingTimeout = settings.KeepAlive,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    };
}
