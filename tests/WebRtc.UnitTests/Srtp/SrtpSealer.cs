using System.Buffers.Binary;
using System.Security.Cryptography;
using Aikynetix.WebRtc.Srtp;

namespace Aikynetix.WebRtc.UnitTests.Srtp;

/// <summary>Protects RTP as a sender does, written straight from the standards and apart from what it tests.</summary>
internal sealed class SrtpSealer(SrtpProfile profile, SrtpKeys keys)
{
    /// <summary>A packet of 12 bytes of header and this payload, sealed.</summary>
    public byte[] Seal(uint ssrc, ulong index, byte[] payload, byte type = 96, bool marker = true, uint timestamp = 0)
    {
        var header = new byte[12];
        header[0] = 0x80;
        header[1] = (byte)(type | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)index);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), ssrc);
        return profile == SrtpProfile.AeadAes128Gcm ? SealGcm(header, ssrc, index, payload) : SealCounter(header, ssrc, index, payload);
    }

    private byte[] SealGcm(byte[] header, uint ssrc, ulong index, byte[] payload)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(2), ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(6), (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce.AsSpan(10), (ushort)index);
        for (var at = 0; at < 12; at++) nonce[at] ^= keys.RtpSalt[at];
        using var gcm = new AesGcm(keys.RtpKey, 16);
        var (sealedBytes, tag) = (new byte[payload.Length], new byte[16]);
        gcm.Encrypt(nonce, payload, sealedBytes, tag, header);
        return [.. header, .. sealedBytes, .. tag];
    }

    private byte[] SealCounter(byte[] header, uint ssrc, ulong index, byte[] payload)
    {
        var counter = new byte[16];
        keys.RtpSalt.CopyTo(counter, 0);
        var number = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(number, ((UInt128)ssrc << 64) ^ ((UInt128)index << 16));
        for (var at = 0; at < 16; at++) counter[at] ^= number[at];
        using var aes = Aes.Create();
        aes.Key = keys.RtpKey;
        var body = payload.ToArray();
        for (var block = 0; block * 16 < body.Length; block++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(counter.AsSpan(14), (ushort)block);
            var stream = aes.EncryptEcb(counter, PaddingMode.None);
            for (var at = block * 16; at < Math.Min(body.Length, (block * 16) + 16); at++) body[at] ^= stream[at % 16];
        }

        var rollover = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        byte[] signed = [.. header, .. body, .. rollover];
        return [.. header, .. body, .. HMACSHA1.HashData(keys.RtpAuthentication, signed)[..10]];
    }
}
