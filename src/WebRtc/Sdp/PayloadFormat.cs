namespace Aikynetix.WebRtc.Sdp;

/// <summary>One way to send media that a section offers: a payload type and what it stands for.</summary>
/// <param name="Type">The payload type, 0–127.</param>
internal sealed record PayloadFormat(int Type)
{
    /// <summary>The value of its rtpmap, such as <c>VP8/90000</c>; empty when the offer gives none.</summary>
    public string Map { get; init; } = "";

    /// <summary>Its parameters as written, such as <c>apt=96</c>; empty when the offer gives none.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The feedback it may be given, such as <c>nack pli</c>, in the order of the offer.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>The name of its encoding in capitals, such as <c>VP8</c>.</summary>
    public string Encoding => Map.Split('/')[0].ToUpperInvariant();

    /// <summary>The value of one parameter, null when it is not given.</summary>
    /// <param name="name">The name of the parameter; case does not matter.</param>
    public string? Parameter(string name) =>
        Parameters.Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .FirstOrDefault(part => part[0].Equals(name, StringComparison.OrdinalIgnoreCase)) is [_, var value] ? value.Trim() : null;
}
