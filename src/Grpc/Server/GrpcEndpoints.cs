using Aikynetix.Grpc.Calls;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aikynetix.Grpc.Server;

/// <summary>Maps the methods of a service to what answers them; the types are checked against the .proto file when the server starts.</summary>
public static class GrpcEndpoints
{
    /// <summary>Maps a method of one request and one reply.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or has other types.</exception>
    public static IEndpointConventionBuilder MapUnary<TRequest, TReply>(
        this IEndpointRouteBuilder routes, MethodDescriptor method, Func<TRequest, ServerCall, Task<TReply>> answer)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> =>
        routes.MapMethod<TRequest, TReply>(new(method), MethodKind.Unary, async exchange =>
        {
            var request = await exchange.RequestAsync(exchange.Call.Ended);
            await exchange.WriteAsync(await answer(request, exchange.Call), exchange.Call.Ended);
        });

    /// <summary>Maps a method of one request and many replies; the next is asked for when the caller has room for it.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or has other types.</exception>
    public static IEndpointConventionBuilder MapServerStream<TRequest, TReply>(
        this IEndpointRouteBuilder routes, MethodDescriptor method, Func<TRequest, ServerCall, IAsyncEnumerable<TReply>> answer)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> =>
        routes.MapMethod<TRequest, TReply>(new(method), MethodKind.ServerStream, async exchange =>
        {
            var request = await exchange.RequestAsync(exchange.Call.Ended);
            await foreach (var reply in answer(request, exchange.Call).WithCancellation(exchange.Call.Ended)) await exchange.WriteAsync(reply, exchange.Call.Ended);
        });

    /// <summary>Maps a method of many requests and one reply.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or has other types.</exception>
    public static IEndpointConventionBuilder MapClientStream<TRequest, TReply>(
        this IEndpointRouteBuilder routes, MethodDescriptor method, Func<IAsyncEnumerable<TRequest>, ServerCall, Task<TReply>> answer)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> =>
        routes.MapMethod<TRequest, TReply>(new(method), MethodKind.ClientStream, async exchange =>
            await exchange.WriteAsync(await answer(exchange.Requests(), exchange.Call), exchange.Call.Ended));

    /// <summary>Maps a method of many messages each way; the call ends with the task.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or has other types.</exception>
    public static IEndpointConventionBuilder MapDuplex<TRequest, TReply>(
        this IEndpointRouteBuilder routes, MethodDescriptor method, Func<IAsyncEnumerable<TRequest>, IMessageWriter<TReply>, ServerCall, Task> answer)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> =>
        routes.MapDuplex(new RpcMethod<TRequest, TReply>(method), answer);

    internal static IEndpointConventionBuilder MapDuplex<TRequest, TReply>(
        this IEndpointRouteBuilder routes, RpcMethod<TRequest, TReply> method, Func<IAsyncEnumerable<TRequest>, IMessageWriter<TReply>, ServerCall, Task> answer)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply> =>
        routes.MapMethod(method, MethodKind.Duplex, async exchange => await answer(exchange.Requests(), exchange, exchange.Call));

    private static IEndpointConventionBuilder MapMethod<TRequest, TReply>(
        this IEndpointRouteBuilder routes, RpcMethod<TRequest, TReply> method, MethodKind kind, Func<ServerExchange<TRequest, TReply>, Task> handle)
        where TRequest : class, IMessage<TRequest>
        where TReply : class, IMessage<TReply>
    {
        RequestDelegate answer = new GrpcInvoker<TRequest, TReply>(method.Expect(kind), handle).InvokeAsync;
        return routes.MapPost(method.Path, answer).WithMetadata(new GrpcMethod(method.Descriptor)).WithDisplayName(method.Path).ExcludeFromDescription();
    }
}
