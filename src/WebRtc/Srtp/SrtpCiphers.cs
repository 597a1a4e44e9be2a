namespace Aikynetix.WebRtc.Srtp;

/// <summary>Picks the cipher of a profile.</summary>
internal static class SrtpCiphers
{
    public static ISrtpCipher Create(SrtpProfile profile, SrtpKeys keys) => profile switch
    {
        SrtpProfile.AeadAes128Gcm => new GcmCipher(keys),
        SrtpProfile.AesCm128HmacSha1Tag80 => new CounterCipher(keys),
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "There are two SRTP profiles."),
    };
}
