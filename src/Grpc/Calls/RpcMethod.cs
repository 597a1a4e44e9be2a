using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aikynetix.Grpc.Calls;

/// <summary>One method of a service with its types, as server and client both need it.</summary>
/// <typeparam name="TRequest">The message that asks.</typeparam>
/// <typeparam name="TReply">The message that answers.</typeparam>
public sealed class RpcMethod<TRequest, TReply>
    where TRequest : class, IMessage<TRequest>
    where TReply : class, IMessage<TReply>
{
    /// <summary>Takes a method from the descriptor of its service.</summary>
    /// <exception cref="ArgumentException">The types are not those of the method.</exception>
    public RpcMethod(MethodDescriptor descriptor)
        : this(descriptor, Parser<TRequest>(descriptor.InputType, descriptor), Parser<TReply>(descriptor.OutputType, descriptor))
    {
    }

    /// <summary>Takes a method whose messages are, byte for byte, those of another version.</summary>
    internal RpcMethod(MethodDescriptor descriptor, MessageParser<TRequest> requests, MessageParser<TReply> replies)
    {
        Descriptor = descriptor;
        (Requests, Replies) = (requests, replies);
        Path = $"/{descriptor.Service.FullName}/{descriptor.Name}";
        Kind = (descriptor.IsClientStreaming, descriptor.IsServerStreaming) switch
        {
            (false, false) => MethodKind.Unary,
            (false, true) => MethodKind.ServerStream,
            (true, false) => MethodKind.ClientStream,
            (true, true) => MethodKind.Duplex,
        };
    }

    /// <summary>What the .proto file says of it.</summary>
    public MethodDescriptor Descriptor { get; }

    /// <summary>Path of its requests, e.g. <c>/aikynetix.live.v1.Live/Watch</c>.</summary>
    public string Path { get; }

    /// <summary>How many messages go each way.</summary>
    public MethodKind Kind { get; }

    internal MessageParser<TRequest> Requests { get; }

    internal MessageParser<TReply> Replies { get; }

    /// <summary>Refuses a method of another kind than the caller can serve.</summary>
    internal RpcMethod<TRequest, TReply> Expect(MethodKind kind) =>
        Kind == kind ? this : throw new ArgumentException($"{Path} is {Kind}, not {kind}.");

    private static MessageParser<T> Parser<T>(MessageDescriptor type, MethodDescriptor method)
        where T : class, IMessage<T> =>
        type.Parser as MessageParser<T> ?? throw new ArgumentException($"{method.FullName} does not use {typeof(T).Name}.");
}
