using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Srtp;

/// <summary>Seals the RTCP packets that go to one peer. Not thread safe.</summary>
internal sealed class SrtcpSender(ISrtpCipher cipher) : IDisposable
{
    private const int RtcpHeader = 8;
    private const uint LastIndex = (1u << 31) - 1;

    private uint _index;

    /// <summary>Bytes by which a sealed packet is longer.</summary>
    public int Overhead => cipher.Overhead + 4;

    /// <summary>Encrypts and signs the compound packet at the front of a buffer, in place.</summary>
    /// <param name="packet">The plain packet with <see cref="Overhead"/> bytes of room behind it.</param>
    /// <param name="length">Bytes of the plain packet.</param>
    /// <returns>Bytes to send; 0 when the packet is none, or the key is used up (after two thousand million packets).</returns>
    public int Seal(Span<byte> packet, int length)
    {
        if (length < RtcpHeader || length + Overhead > packet.Length || _index == LastIndex) return 0;
        // One counter for all our SSRCs: each of them then sees only fresh numbers, as each must.
        cipher.SealRtcp(packet, length, BinaryPrimitives.ReadUInt32BigEndian(packet[4..]), ++_index);
        return length + Overhead;
    }

    public void Dispose() => cipher.Dispose();
}
