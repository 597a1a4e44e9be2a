using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Srtp;

/// <summary>The six session keys that one master key yields (RFC 3711 §4.3, with a key derivation rate of zero).</summary>
internal sealed record SrtpKeys
{
    public required byte[] RtpKey { get; init; }

    public required byte[] RtpAuthentication { get; init; }

    public required byte[] RtpSalt { get; init; }

    public required byte[] RtcpKey { get; init; }

    public required byte[] RtcpAuthentication { get; init; }

    public required byte[] RtcpSalt { get; init; }

    /// <summary>Bytes of a master salt.</summary>
    public static int SaltLength(SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;

    /// <summary>Bytes that DTLS must export for both directions: two keys, then two salts (RFC 5764 §4.2).</summary>
    public static int ExportLength(SrtpProfile profile) => 2 * (16 + SaltLength(profile));

    /// <summary>From one master key of 16 bytes and its salt.</summary>
    public static SrtpKeys From(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt)
    {
        var (key, salt) = (masterKey.ToArray(), masterSalt.ToArray());
        return new()
        {
            RtpKey = Derive(key, salt, 0, 16),
            RtpAuthentication = Derive(key, salt, 1, 20),
            RtpSalt = Derive(key, salt, 2, salt.Length),
            RtcpKey = Derive(key, salt, 3, 16),
            RtcpAuthentication = Derive(key, salt, 4, 20),
            RtcpSalt = Derive(key, salt, 5, salt.Length),
        };
    }

    /// <summary>From what DTLS exported: the client's half or the server's.</summary>
    public static SrtpKeys FromExport(SrtpProfile profile, ReadOnlySpan<byte> exported, bool ofClient)
    {
        var salt = SaltLength(profile);
        return ofClient
            ? From(exported[..16], exported.Slice(32, salt))
            : From(exported.Slice(16, 16), exported.Slice(32 + salt, salt));
    }

    // AES as a key stream over a counter block of salt and label (§4.3.3).
    private static byte[] Derive(byte[] key, byte[] salt, byte label, int length)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        Span<byte> counters = stackalloc byte[32];
        counters.Clear();
        salt.CopyTo(counters);
        counters[7] ^= label;
        counters[..16].CopyTo(counters[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(counters[30..], 1);
        Span<byte> stream = stackalloc byte[32];
        aes.EncryptEcb(counters, stream, PaddingMode.None);
        return stream[..length].ToArray();
    }
}
