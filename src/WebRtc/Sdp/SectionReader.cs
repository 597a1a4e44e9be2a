using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>Collects the attributes of one section; the part above the first section is read as one without formats.</summary>
internal sealed class SectionReader
{
    private readonly RtpAttributes _rtp = new();
    private SdpSection _section = new("", 0, "", []);
    private string? _fragment;
    private string? _password;
    private string? _fingerprint;
    private string? _setup;
    private string? _direction;

    /// <summary>Begins with the value of an m= line.</summary>
    public static SectionReader Begin(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4) throw SdpLines.Malformed("An m= line must have a kind, a port, a protocol and formats.");
        if (!SdpTokens.IsToken(parts[0]) || !parts[2].Split('/').All(part => SdpTokens.IsToken(part)) || !parts[3..].All(part => SdpTokens.IsToken(part)))
        {
            throw SdpLines.Malformed("An m= line holds characters that it may not.");
        }
        if (!SdpTokens.TryNumber(parts[1].Split('/')[0], 65535, out var port)) throw SdpLines.Malformed("The port of an m= line must be 0–65535.");

        var reader = new SectionReader { _section = new SdpSection(parts[0], (int)port, parts[2], parts[3..]) };
        if (parts[2].Contains("RTP/", StringComparison.Ordinal)) reader._rtp.Begin(parts[3..]);
        return reader;
    }

    /// <summary>Takes one attribute; those that we do not know are passed over.</summary>
    public void Take(string name, string value)
    {
        switch (name)
        {
            case "mid":
                _section = _section with { Mid = SdpTokens.IsToken(value, 32) ? value : throw SdpLines.Malformed("A mid must be a short token.") };
                break;
            case "sendrecv" or "sendonly" or "recvonly" or "inactive":
                _direction = name;
                break;
            case "bundle-only":
                _section = _section with { BundleOnly = true };
                break;
            case "rtcp-mux":
                _section = _section with { SharesPort = true };
                break;
            case "rtcp-rsize":
                _section = _section with { ReducedSize = true };
                break;
            case "ice-ufrag":
                _fragment = SdpTokens.IsIceFragment(value) ? value : throw SdpLines.Malformed("An ice-ufrag must have 4–256 letters, digits, '+' or '/'.");
                break;
            case "ice-pwd":
                _password = SdpTokens.IsIcePassword(value) ? value : throw SdpLines.Malformed("An ice-pwd must have 22–256 letters, digits, '+' or '/'.");
                break;
            case "fingerprint":
                TakeFingerprint(value);
                break;
            case "setup":
                _setup = value is "actpass" or "active" or "passive" or "holdconn" ? value : throw SdpLines.Malformed("A setup must be actpass, active, passive or holdconn.");
                break;
            default:
                _rtp.Take(name, value);
                break;
        }
    }

    /// <summary>The section, completed by what stands above the first one.</summary>
    public SdpSection Finish(SectionReader top)
    {
        // The two belong together: half of one level and half of the other is nobody's.
        var (fragment, password) = _fragment is null && _password is null ? (top._fragment, top._password) : (_fragment, _password);
        if (fragment is null != password is null) throw SdpLines.Malformed("An ice-ufrag and an ice-pwd must stand together.");
        return _rtp.Complete(_section with
        {
            Direction = _direction ?? top._direction ?? "sendrecv",
            Ice = fragment is null ? null : new IceParameters(fragment, password!),
            Fingerprint = _fingerprint ?? top._fingerprint,
            Setup = _setup ?? top._setup,
        });
    }

    private void TakeFingerprint(string value)
    {
        var parts = value.Split(' ');
        if (!parts[0].Equals("sha-256", StringComparison.OrdinalIgnoreCase)) return;
        if (parts.Length != 2 || !SdpTokens.IsFingerprint(parts[1])) throw SdpLines.Malformed("A sha-256 fingerprint must be 32 pairs of hexadecimal digits with colons between.");
        _fingerprint ??= parts[1].ToUpperInvariant();
    }
}
