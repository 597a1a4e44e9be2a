namespace Aikynetix.WebRtc.Srtp;

/// <summary>How the packets of a session are protected; values as DTLS names them (RFC 5764 §4.1.2, RFC 7714 §14.2).</summary>
internal enum SrtpProfile : ushort
{
    /// <summary>AES-128 in counter mode with an 80 bit HMAC-SHA1 tag.</summary>
    AesCm128HmacSha1Tag80 = 1,

    /// <summary>AES-128 in Galois/counter mode with a 128 bit tag.</summary>
    AeadAes128Gcm = 7,
}
