namespace Aikynetix.WebRtc.Sdp;

/// <summary>Cuts a description into its lines and holds it to its limits before anybody reads a word.</summary>
internal static class SdpLines
{
    /// <summary>Characters that a description may have; real ones have 2,000 to 12,000.</summary>
    public const int LongestText = 64 * 1024;

    private const int LongestLine = 4096;

    /// <summary>The lines, each a letter, an equals sign and a value, in their order.</summary>
    /// <exception cref="OfferRejectedException">The text is longer than it may be, or has a line that is none of SDP.</exception>
    public static IEnumerable<(char Type, string Value)> Read(string text)
    {
        if (text.Length > LongestText) throw Malformed($"The description is longer than {LongestText / 1024} KiB; send only what one camera needs.");
        return text.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line).Where(line => line.Length > 0).Select(Line);
    }

    /// <summary>An attribute's name and what stands behind its colon, empty for a flag.</summary>
    public static (string Name, string Value) Attribute(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
    }

    /// <summary>What to throw for a description that breaks its grammar.</summary>
    public static OfferRejectedException Malformed(string message) => new(OfferProblem.Malformed, message);

    /// <summary>What to throw for a description that asks for what we do not do.</summary>
    public static OfferRejectedException Unacceptable(string message) => new(OfferProblem.Unacceptable, message);

    private static (char Type, string Value) Line(string line)
    {
        if (line.Length > LongestLine) throw Malformed($"A line of the description is longer than {LongestLine} characters.");
        if (line.Length < 2 || line[1] != '=' || !char.IsAsciiLetterLower(line[0])) throw Malformed("Every line of the description must be a letter, '=' and a value.");
        if (line.Any(char.IsControl)) throw Malformed("The description holds control characters; send it as plain text.");
        return (line[0], line[2..]);
    }
}
