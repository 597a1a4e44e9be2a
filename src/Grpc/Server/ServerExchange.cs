using System.Runtime.CompilerServices;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Aikynetix.Grpc.Server;

/// <summary>The messages of one call on the server's side, and its end: whatever happens, exactly one status is sent.</summary>
internal sealed class ServerExchange<TRequest, TReply>(ServerCall call, MessageReader<TRequest> requests, MessageWriter replies) : IMessageWriter<TReply>, IDisposable
    where TRequest : class, IMessage<TRequest>
    where TReply : class, IMessage<TReply>
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isOver;

    /// <summary>What the handler knows of the call.</summary>
    public ServerCall Call => call;

    /// <summary>The requests as they come; reading none of them holds the sender back.</summary>
    public async IAsyncEnumerable<TRequest> Requests([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Ended, cancellationToken);
        while (await requests.ReadAsync(either.Token) is { } request) yield return request;
    }

    /// <summary>The one request of a call that has one.</summary>
    public async Task<TRequest> RequestAsync(CancellationToken cancellationToken)
    {
        var request = await requests.ReadAsync(cancellationToken) ?? throw new RpcException(StatusCode.Internal, "The request is missing.");
        return await requests.ReadAsync(cancellationToken) is null ? request : throw new RpcException(StatusCode.Internal, "There is more than one request.");
    }

    /// <inheritdoc />
    public async ValueTask WriteAsync(TReply message, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Ended, cancellationToken);
        await _turn.WaitAsync(either.Token);
        try
        {
            if (_isOver) throw new OperationCanceledException("The call is over.");
            if (!call.Http.Response.HasStarted) Write(call.ResponseHeaders, call.Http.Response.Headers);
            await replies.WriteAsync(message, either.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends the status; what comes later is not sent. A call without replies is answered by header fields alone.</summary>
    public async Task EndAsync(RpcException? failure, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isOver) return;
            _isOver = true;
            var response = call.Http.Response;
            if (!response.HasStarted) Write(call.ResponseHeaders, response.Headers);
            var fields = response.HasStarted || failure is null ? GrpcResponse.Trailers(response) : response.Headers;
            Write(call.ResponseTrailers, fields);
            if (failure is not null) Write(failure.Trailers, fields);
            GrpcResponse.WriteStatus(fields, failure);
            await response.CompleteAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static void Write(Metadata metadata, IHeaderDictionary fields)
    {
        foreach (var (name, value) in metadata) fields.Append(name, value);
    }
}
