using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>What an offer and we agree on: all that a session must know of it.</summary>
internal sealed record NegotiatedMedia
{
    /// <summary>The peer's names for connectivity checks.</summary>
    public required IceParameters Ice { get; init; }

    /// <summary>SHA-256 of the peer's certificate, as 32 pairs of capitals with colons between.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The sections of the answer, one for each that was offered, in their order.</summary>
    public required IReadOnlyList<NegotiatedSection> Sections { get; init; }

    /// <summary>The names of the accepted sections that share the transport, in the offer's order; empty without a bundle.</summary>
    public required IReadOnlyList<string> Bundle { get; init; }

    /// <summary>Whether packets may mix one-byte and two-byte extensions.</summary>
    public required bool MixesExtensions { get; init; }

    /// <summary>The section that brings the video.</summary>
    public required NegotiatedSection Video { get; init; }

    /// <summary>What each payload type of video holds.</summary>
    public required IReadOnlyDictionary<int, VideoPayload> Payloads { get; init; }

    /// <summary>For each payload type of retransmissions (RFC 4588), the one whose packets it repeats.</summary>
    public required IReadOnlyDictionary<int, int> Retransmissions { get; init; }

    /// <summary>Whether feedback may travel without a report before it.</summary>
    public bool ReducedSize => Video.Offered.ReducedSize;

    /// <summary>The number that a header extension has in packets; 0 when it was not agreed on.</summary>
    /// <param name="uri">Its meaning, of <see cref="HeaderExtension"/>.</param>
    public int ExtensionId(string uri) => Video.Extensions.FirstOrDefault(extension => extension.Uri == uri)?.Id ?? 0;
}
