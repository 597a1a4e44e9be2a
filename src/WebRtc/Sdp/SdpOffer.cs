namespace Aikynetix.WebRtc.Sdp;

/// <summary>An offer that keeps to the grammar; whether it suits us, <see cref="MediaNegotiation"/> decides.</summary>
/// <param name="Sections">Its sections in their order, at least one.</param>
/// <param name="Bundle">The names of the sections that share one transport, in the offer's order.</param>
/// <param name="MixesExtensions">Whether packets with one-byte and two-byte extensions may be mixed (RFC 8285).</param>
/// <param name="IsLite">Whether the offerer only answers connectivity checks, as we do.</param>
internal sealed record SdpOffer(IReadOnlyList<SdpSection> Sections, IReadOnlyList<string> Bundle, bool MixesExtensions, bool IsLite)
{
    /// <summary>Reads an offer.</summary>
    /// <exception cref="OfferRejectedException">It is malformed: over a limit, or against the grammar of something we need.</exception>
    public static SdpOffer Parse(string text)
    {
        var parser = new SdpParser();
        foreach (var (type, value) in SdpLines.Read(text)) parser.Take(type, value);
        return parser.Finish();
    }
}
