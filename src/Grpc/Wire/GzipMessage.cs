using System.Buffers;
using System.IO.Compression;
using Google.Protobuf;

namespace Aikynetix.Grpc.Wire;

/// <summary>One message packed with gzip.</summary>
internal static class GzipMessage
{
    /// <summary>Packs a message.</summary>
    public static ReadOnlyMemory<byte> Pack(IMessage message)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) message.WriteTo(gzip);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <summary>Unpacks a message, and stops as soon as it is larger than allowed: a few packed bytes can stand for gigabytes.</summary>
    /// <exception cref="RpcException">It is damaged (INTERNAL) or too large (RESOURCE_EXHAUSTED).</exception>
    public static ReadOnlySequence<byte> Unpack(ReadOnlySequence<byte> packed, int limit)
    {
        var plain = new ArrayBufferWriter<byte>();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            while (true)
            {
                var count = gzip.Read(plain.GetSpan(4096));
                if (count == 0) return new ReadOnlySequence<byte>(plain.WrittenMemory);
                plain.Advance(count);
                if (plain.WrittenCount > limit) throw new RpcException(StatusCode.ResourceExhausted, $"A message unpacks to more than the {limit} bytes that are taken.");
            }
        }
        catch (InvalidDataException cause)
        {
            throw new RpcException(StatusCode.Internal, "A message is not the gzip that its encoding promises.", cause: cause);
        }
    }
}
