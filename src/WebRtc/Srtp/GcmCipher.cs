using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Srtp;

/// <summary>AEAD_AES_128_GCM (RFC 7714).</summary>
internal sealed class GcmCipher(SrtpKeys keys) : ISrtpCipher
{
    private const int Tag = 16;
    private const int RtcpHeader = 8;
    private const uint Encrypted = 1u << 31;

    private readonly AesGcm _rtp = new(keys.RtpKey, Tag);
    private readonly AesGcm _rtcp = new(keys.RtcpKey, Tag);

    public int Overhead => Tag;

    public bool OpenRtp(Span<byte> packet, int header, uint ssrc, ulong index)
    {
        // Two zero bytes, SSRC, rollover counter and sequence number, that is the 48 bit index, on the salt (§8.1).
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], index);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        nonce[..2].Clear();
        Mix(nonce, keys.RtpSalt);
        var body = packet[header..^Tag];
        return TryDecrypt(_rtp, nonce, body, packet[^Tag..], packet[..header]);
    }

    public bool OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> associated = stackalloc byte[12];
        var word = IndexWord(packet);
        RtcpNonce(nonce, ssrc, index);
        var tag = packet[^(4 + Tag)..^4];
        if ((word & Encrypted) != 0)
        {
            packet[..RtcpHeader].CopyTo(associated);
            BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeader..], word);
            return TryDecrypt(_rtcp, nonce, packet[RtcpHeader..^(4 + Tag)], tag, associated);
        }

        // Signed only: then the whole packet is associated data (§9.3).
        var plain = packet.Length - 4 - Tag;
        Span<byte> all = stackalloc byte[plain + 4];
        packet[..plain].CopyTo(all);
        BinaryPrimitives.WriteUInt32BigEndian(all[plain..], word);
        return TryDecrypt(_rtcp, nonce, [], tag, all);
    }

    public uint IndexWord(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^4..]);

    public void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> associated = stackalloc byte[12];
        RtcpNonce(nonce, ssrc, index);
        packet[..RtcpHeader].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeader..], Encrypted | index);
        var body = packet[RtcpHeader..length];
        _rtcp.Encrypt(nonce, body, body, packet.Slice(length, Tag), associated);
        BinaryPrimitives.WriteUInt32BigEndian(packet[(length + Tag)..], Encrypted | index);
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private static bool TryDecrypt(AesGcm cipher, ReadOnlySpan<byte> nonce, Span<byte> body, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        try
        {
            cipher.Decrypt(nonce, body, tag, body, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static void Mix(Span<byte> nonce, ReadOnlySpan<byte> salt)
    {
        for (var at = 0; at < nonce.Length; at++) nonce[at] ^= salt[at];
    }

    // §9.1
    private void RtcpNonce(Span<byte> nonce, uint ssrc, uint index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], index);
        Mix(nonce, keys.RtcpSalt);
    }
}
