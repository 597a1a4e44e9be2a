namespace Aikynetix.WebRtc.Sdp;

/// <summary>One section of the answer.</summary>
/// <param name="Offered">The section that it answers.</param>
/// <param name="IsAccepted">Whether it is part of the session; a refused one has port 0.</param>
/// <param name="Direction">recvonly for our video, inactive for all else.</param>
/// <param name="Formats">The formats that we take, in the order of the offer.</param>
/// <param name="Extensions">The header extensions that we take.</param>
/// <param name="Rid">The layer of simulcast that we want; null without simulcast.</param>
internal sealed record NegotiatedSection(
    SdpSection Offered, bool IsAccepted, string Direction, IReadOnlyList<PayloadFormat> Formats, IReadOnlyList<HeaderExtension> Extensions, string? Rid);
