using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Aikynetix.Grpc.Wire;

/// <summary>Reads the messages of one direction of a call: five bytes of prefix, then protobuf, plain or packed.</summary>
/// <typeparam name="T">The message.</typeparam>
/// <param name="body">The bytes.</param>
/// <param name="parser">Makes messages of bytes.</param>
/// <param name="gzip">Whether messages may be packed.</param>
/// <param name="limit">Bytes that one message may have, packed and unpacked.</param>
internal sealed class MessageReader<T>(PipeReader body, MessageParser<T> parser, bool gzip, int limit)
    where T : class, IMessage<T>
{
    internal const int PrefixLength = 5;

    /// <summary>The next message; null when the other side ended in good order.</summary>
    /// <exception cref="RpcException">The bytes are no messages (INTERNAL) or one is too large (RESOURCE_EXHAUSTED).</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (FrameLength(buffer) is { } length)
            {
                var frame = buffer.Slice(0, length);
                try
                {
                    return Parse(frame);
                }
                finally
                {
                    body.AdvanceTo(frame.End);
                }
            }

            var isEmpty = buffer.IsEmpty;
            // Examined to the end, so that the window opens for a message larger than it.
            body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCanceled) throw new OperationCanceledException("The reading was cancelled.", cancellationToken);
            if (result.IsCompleted) return isEmpty ? null : throw Broken("The stream ends in the middle of a message.");
        }
    }

    // Length of the first frame with its prefix; null while it is not whole.
    private long? FrameLength(in ReadOnlySequence<byte> buffer)
    {
        if (buffer.IsEmpty) return null;
        Span<byte> prefix = stackalloc byte[PrefixLength];
        var known = buffer.Slice(0, Math.Min(buffer.Length, PrefixLength));
        known.CopyTo(prefix);
        if (prefix[0] > 1) throw Broken("The stream holds no gRPC messages.");
        if (prefix[0] == 1 && !gzip) throw Broken("A message is marked as packed, but no encoding was named.");
        if (known.Length < PrefixLength) return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (length > limit) throw new RpcException(StatusCode.ResourceExhausted, $"A message of {length} bytes is larger than the {limit} that are taken.");
        return buffer.Length - PrefixLength >= length ? PrefixLength + length : null;
    }

    private T Parse(in ReadOnlySequence<byte> frame)
    {
        var payload = frame.Slice(PrefixLength);
        var isPacked = frame.Slice(0, 1).FirstSpan[0] == 1;
        try
        {
            return parser.ParseFrom(isPacked ? GzipMessage.Unpack(payload, limit) : payload);
        }
        catch (InvalidProtocolBufferException cause)
        {
            throw Broken("A message is not what its method promises.", cause);
        }
    }

    private static RpcException Broken(string sentence, Exception? cause = null) => new(StatusCode.Internal, sentence, cause: cause);
}
