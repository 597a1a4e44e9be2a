using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Aikynetix.Grpc.Wire;

/// <summary>Writes the messages of one direction of a call; each write waits until the other side's window took it, so nothing piles up.</summary>
/// <param name="body">Where the bytes go.</param>
/// <param name="gzipFrom">Messages of so many bytes and more are packed; null packs none.</param>
/// <param name="limit">Bytes that one message may have.</param>
internal sealed class MessageWriter(PipeWriter body, int? gzipFrom, int limit)
{
    /// <summary>Writes one message; one at a time.</summary>
    /// <exception cref="RpcException">It is larger than allowed (RESOURCE_EXHAUSTED).</exception>
    /// <exception cref="OperationCanceledException">The other side listens no more.</exception>
    public async ValueTask WriteAsync(IMessage message, CancellationToken cancellationToken)
    {
        var size = message.CalculateSize();
        if (size > limit) throw new RpcException(StatusCode.ResourceExhausted, $"A message of {size} bytes is larger than the {limit} that may be sent.");
        if (gzipFrom <= size)
        {
            var packed = GzipMessage.Pack(message);
            WritePrefix(isPacked: true, packed.Length);
            body.Write(packed.Span);
        }
        else
        {
            WritePrefix(isPacked: false, size);
            message.WriteTo(body);
        }

        var result = await body.FlushAsync(cancellationToken);
        if (result.IsCompleted || result.IsCanceled) throw new OperationCanceledException("The other side listens no more.");
    }

    private void WritePrefix(bool isPacked, int length)
    {
        var prefix = body.GetSpan(5);
        prefix[0] = isPacked ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)length);
        body.Advance(5);
    }
}
