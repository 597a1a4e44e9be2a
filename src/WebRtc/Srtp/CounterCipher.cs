using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Srtp;

/// <summary>AES_CM_128_HMAC_SHA1_80 (RFC 3711): a counter mode key stream, and a hash that is checked before anything is decrypted.</summary>
internal sealed class CounterCipher : ISrtpCipher
{
    private const int Tag = 10;
    private const int Block = 16;
    private const int RtcpHeader = 8;
    private const uint Encrypted = 1u << 31;

    private readonly SrtpKeys _keys;
    private readonly ICryptoTransform _rtp;
    private readonly ICryptoTransform _rtcp;
    private readonly IncrementalHash _rtpHash;
    private readonly IncrementalHash _rtcpHash;
    private byte[] _counters = new byte[2048];
    private byte[] _stream = new byte[2048];

    public CounterCipher(SrtpKeys keys)
    {
        _keys = keys;
        _rtp = BlockCipher(keys.RtpKey);
        _rtcp = BlockCipher(keys.RtcpKey);
        _rtpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.RtpAuthentication);
        _rtcpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.RtcpAuthentication);
    }

    public int Overhead => Tag;

    public bool OpenRtp(Span<byte> packet, int header, uint ssrc, ulong index)
    {
        Span<byte> rollover = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        if (!IsAuthentic(_rtpHash, packet[..^Tag], rollover, packet[^Tag..])) return false;
        Apply(_rtp, _keys.RtpSalt, ssrc, index, packet[header..^Tag]);
        return true;
    }

    public bool OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        if (!IsAuthentic(_rtcpHash, packet[..^Tag], [], packet[^Tag..])) return false;
        if ((IndexWord(packet) & Encrypted) != 0) Apply(_rtcp, _keys.RtcpSalt, ssrc, index, packet[RtcpHeader..^(4 + Tag)]);
        return true;
    }

    public uint IndexWord(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^(4 + Tag)..]);

    public void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index)
    {
        Apply(_rtcp, _keys.RtcpSalt, ssrc, index, packet[RtcpHeader..length]);
        BinaryPrimitives.WriteUInt32BigEndian(packet[length..], Encrypted | index);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        _rtcpHash.AppendData(packet[..(length + 4)]);
        _rtcpHash.GetHashAndReset(hash);
        hash[..Tag].CopyTo(packet[(length + 4)..]);
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
        _rtpHash.Dispose();
        _rtcpHash.Dispose();
    }

    private static ICryptoTransform BlockCipher(byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        return aes.CreateEncryptor();
    }

    private static bool IsAuthentic(IncrementalHash hash, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> also, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[HMACSHA1.HashSizeInBytes];
        hash.AppendData(signed);
        hash.AppendData(also);
        hash.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected[..Tag], tag);
    }

    // The counter starts at salt·2¹⁶ ⊕ SSRC·2⁶⁴ ⊕ index·2¹⁶ and its lowest 16 bits count the blocks (§4.1.1).
    private void Apply(ICryptoTransform cipher, ReadOnlySpan<byte> salt, uint ssrc, ulong index, Span<byte> data)
    {
        var blocks = (data.Length + Block - 1) / Block;
        if (blocks == 0) return;
        if (blocks * Block > _counters.Length) (_counters, _stream) = (new byte[blocks * Block], new byte[blocks * Block]);
        Span<byte> first = stackalloc byte[Block];
        first.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(first[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(first[8..], index << 16);
        for (var at = 0; at < salt.Length; at++) first[at] ^= salt[at];
        for (var block = 0; block < blocks; block++)
        {
            var counter = _counters.AsSpan(block * Block, Block);
            first.CopyTo(counter);
            BinaryPrimitives.WriteUInt16BigEndian(counter[14..], (ushort)block);
        }

        cipher.TransformBlock(_counters, 0, blocks * Block, _stream, 0);
        for (var at = 0; at < data.Length; at++) data[at] ^= _stream[at];
    }
}
