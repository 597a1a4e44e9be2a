using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Dtls;

/// <summary>The name of a certificate: its SHA-256 as SDP writes it, pairs of hex digits between colons (RFC 8122).</summary>
internal static class CertificateFingerprint
{
    public static string Of(ReadOnlySpan<byte> der)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(der, hash);
        return string.Join(':', hash.ToArray().Select(value => value.ToString("X2", null)));
    }
}
