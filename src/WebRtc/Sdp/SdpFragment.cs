using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>What a peer adds to its offer later (RFC 8840): candidates, which we need not know, or new names for an ICE restart.</summary>
/// <param name="Ice">The names that the fragment belongs to; new ones ask for a restart. Null when it has none.</param>
/// <param name="Candidates">How many addresses it lists.</param>
/// <param name="IsLast">Whether no more candidates will come.</param>
internal sealed record SdpFragment(IceParameters? Ice, int Candidates, bool IsLast)
{
    /// <summary>Reads a fragment.</summary>
    /// <exception cref="OfferRejectedException">It is malformed, or says nothing.</exception>
    public static SdpFragment Parse(string text)
    {
        string? fragment = null, password = null;
        var (candidates, last) = (0, false);
        foreach (var (type, value) in SdpLines.Read(text))
        {
            if (type is not ('a' or 'm')) throw SdpLines.Malformed("A fragment has lines of a= and m= only.");
            var (name, content) = type == 'a' ? SdpLines.Attribute(value) : ("", "");
            switch (name)
            {
                case "ice-ufrag":
                    fragment = Once(fragment, SdpTokens.IsIceFragment(content), content);
                    break;
                case "ice-pwd":
                    password = Once(password, SdpTokens.IsIcePassword(content), content);
                    break;
                case "candidate":
                    if (content.Split(' ').Length < 8) throw SdpLines.Malformed("A candidate of the fragment is incomplete.");
                    candidates++;
                    break;
                case "end-of-candidates":
                    last = true;
                    break;
            }
        }
        if (fragment is null != password is null) throw SdpLines.Malformed("An ice-ufrag and an ice-pwd must stand together.");
        if (fragment is null && candidates == 0 && !last) throw SdpLines.Malformed("The fragment has neither candidates nor new names for connectivity checks.");
        return new SdpFragment(fragment is null ? null : new IceParameters(fragment, password!), candidates, last);
    }

    // All sections share one transport, so each must repeat the same names.
    private static string Once(string? known, bool isValid, string value) =>
        isValid && (known is null || known == value) ? value : throw SdpLines.Malformed("The fragment's ice-ufrag and ice-pwd must be valid, and the same everywhere.");
}
