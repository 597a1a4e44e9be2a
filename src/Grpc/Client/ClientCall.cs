using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;
using Names = Aikynetix.Grpc.Wire.Headers;

namespace Aikynetix.Grpc.Client;

/// <summary>One running call on the client's side: requests go out while replies come in. Disposing it ends it, and tells the server so.</summary>
/// <typeparam name="TRequest">The message that asks.</typeparam>
/// <typeparam name="TReply">The message that answers.</typeparam>
public sealed class ClientCall<TRequest, TReply> : IMessageWriter<TRequest>, IAsyncDisposable
    where TRequest : class, IMessage<TRequest>
    where TReply : class, IMessage<TReply>
{
    private readonly GrpcChannel _channel;
    private readonly RpcMethod<TRequest, TReply> _method;
    private readonly CancellationTokenSource _expiry;
    private readonly CancellationTokenSource _over;
    private readonly RequestBody _body = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Task<HttpResponseMessage> _response;
    private MessageWriter? _writer;
    private MessageReader<TReply>? _reader;
    private bool _isFinished;

    internal ClientCall(GrpcChannel channel, RpcMethod<TRequest, TReply> method, CallSettings? settings, CancellationToken cancellationToken)
    {
        (_channel, _method) = (channel, method);
        _expiry = settings?.Timeout is { } timeout ? new CancellationTokenSource(timeout, channel.Settings.Time) : new CancellationTokenSource();
        _over = CancellationTokenSource.CreateLinkedTokenSource(_expiry.Token, cancellationToken);
        _response = channel.SendAsync(Request(settings), _over.Token);
    }

    /// <summary>What the server told after its last reply; empty before.</summary>
    public Metadata Trailers { get; private set; } = new();

    /// <summary>What the server told before its first reply.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public Task<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        GuardAsync(async token => ReplyStatus.Metadata((await _response.WaitAsync(token)).Headers), cancellationToken);

    /// <inheritdoc />
    /// <exception cref="RpcException">The call failed; CANCELLED when the server takes no more: its status comes with the replies.</exception>
    public async ValueTask WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        await GuardAsync(async token =>
        {
            await _turn.WaitAsync(token);
            try
            {
                await (_writer ??= await WriterAsync(token)).WriteAsync(message, token);
                return true;
            }
            catch (Exception cause) when (!token.IsCancellationRequested && cause is not RpcException)
            {
                // The answer may have come before the end of the question: then it tells more than the broken line.
                if (_response.IsFaulted) await _response;
                throw new RpcException(StatusCode.Cancelled, "The server takes no more messages.", cause: cause);
            }
            finally
            {
                _turn.Release();
            }
        }, cancellationToken);
    }

    /// <summary>Says that no more requests come.</summary>
    public void Complete() => _body.Complete();

    /// <summary>The replies as they come, until the server ends the call; reading none of them holds the server back.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">A token of the caller fired.</exception>
    public async IAsyncEnumerable<TReply> Replies([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await NextAsync(cancellationToken) is { } reply) yield return reply;
    }

    /// <summary>The next reply; null when the server ended the call and all went well.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">A token of the caller fired.</exception>
    public Task<TReply?> NextAsync(CancellationToken cancellationToken) => GuardAsync(async token =>
    {
        var response = await _response.WaitAsync(token);
        if (ReplyStatus.IsIn(response.Headers)) return Finish(response.Headers);
        _reader ??= await ReaderAsync(response, token);
        return await _reader.ReadAsync(token) ?? Finish(response.TrailingHeaders);
    }, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // A call that was not heard to its end is cancelled, and the server learns of it.
        _body.Abandon();
        if (!_isFinished) await _over.CancelAsync();
        try
        {
            (await _response).Dispose();
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException or IOException)
        {
            // Whoever waited for the reply was told.
        }

        _over.Dispose();
        _expiry.Dispose();
        _turn.Dispose();
        _body.Dispose();
    }

    internal async Task SendAsync(IEnumerable<TRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var request in requests) await WriteAsync(request, cancellationToken);
            Complete();
        }
        catch (RpcException broken) when (broken.Code == StatusCode.Cancelled)
        {
            // The server has answered already; the reply says what.
        }
    }

    internal async Task<TReply> ReplyAsync(CancellationToken cancellationToken)
    {
        var reply = await NextAsync(cancellationToken) ?? throw new RpcException(StatusCode.Internal, "The server answered nothing.");
        return await NextAsync(cancellationToken) is null ? reply : throw new RpcException(StatusCode.Internal, "The server answered more than once.");
    }

    private HttpRequestMessage Request(CallSettings? settings)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_channel.Address, _method.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = _body,
        };
        _body.Headers.ContentType = new MediaTypeHeaderValue(Names.ContentType);
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Add(Names.AcceptEncoding, Names.Encodings);
        if (_channel.Settings.GzipFromBytes is not null) request.Headers.Add(Names.Encoding, Names.Gzip);
        if (settings?.Timeout is { } timeout) request.Headers.Add(Names.Timeout, CallTimeout.Format(timeout));
        foreach (var (name, value) in settings?.Headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private async Task<MessageWriter> WriterAsync(CancellationToken cancellationToken)
    {
        // A connection that fails never asks for the body.
        if (await Task.WhenAny(_body.Stream, _response).WaitAsync(cancellationToken) == _response && !_body.Stream.IsCompleted) await _response;
        var stream = await _body.Stream.WaitAsync(cancellationToken);
        return new MessageWriter(PipeWriter.Create(stream), _channel.Settings.GzipFromBytes, _channel.Settings.MaxMessageBytes);
    }

    private async Task<MessageReader<TReply>> ReaderAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK || !Names.IsGrpc(response.Content.Headers.ContentType?.ToString())) throw ReplyStatus.Foreign(response);
        var packed = response.Headers.NonValidated.TryGetValues(Names.Encoding, out var encoding) && encoding.ToString() == Names.Gzip;
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new MessageReader<TReply>(PipeReader.Create(stream), _method.Replies, packed, _channel.Settings.MaxMessageBytes);
    }

    private TReply? Finish(HttpResponseHeaders fields)
    {
        _isFinished = true;
        Trailers = ReplyStatus.Metadata(fields);
        return ReplyStatus.Read(fields) is { } failure ? throw failure : null;
    }

    // Tells apart who ended the call: the caller, its deadline, the server, or the line.
    private async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, cancellationToken);
        try
        {
            return await step(either.Token);
        }
        catch (Exception) when (_expiry.IsCancellationRequested)
        {
            throw new RpcException(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or OperationCanceledException)
        {
            either.Token.ThrowIfCancellationRequested();
            throw ReplyStatus.Broken(cause);
        }
    }
}
