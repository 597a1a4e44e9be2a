using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>One section of an offer as it was written, with what it takes over from the top of the description.</summary>
/// <param name="Kind">What it carries, such as <c>video</c>.</param>
/// <param name="Port">The port; 0 refuses the section unless it is <see cref="BundleOnly"/>.</param>
/// <param name="Protocol">The protocol, such as <c>UDP/TLS/RTP/SAVPF</c>.</param>
/// <param name="FormatNames">The formats of its first line, as written.</param>
internal sealed record SdpSection(string Kind, int Port, string Protocol, IReadOnlyList<string> FormatNames)
{
    /// <summary>What it offers to send, best first; empty in a section that is not RTP.</summary>
    public IReadOnlyList<PayloadFormat> Formats { get; init; } = [];

    /// <summary>Its name in the description, empty when it has none.</summary>
    public string Mid { get; init; } = "";

    /// <summary>One of sendrecv, sendonly, recvonly, inactive.</summary>
    public string Direction { get; init; } = "sendrecv";

    /// <summary>Whether it lives only inside the bundle, and so writes port 0 without being refused.</summary>
    public bool BundleOnly { get; init; }

    /// <summary>Whether reports travel on the port of the media.</summary>
    public bool SharesPort { get; init; }

    /// <summary>Whether feedback may travel without a report before it (RFC 5506).</summary>
    public bool ReducedSize { get; init; }

    /// <summary>Its names for connectivity checks; null when neither it nor the description has any.</summary>
    public IceParameters? Ice { get; init; }

    /// <summary>SHA-256 of the peer's certificate as 32 pairs of capitals; null when none is offered.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Who opens the DTLS connection: actpass, active, passive or holdconn; null when it is not said.</summary>
    public string? Setup { get; init; }

    /// <summary>The header extensions it offers.</summary>
    public IReadOnlyList<HeaderExtension> Extensions { get; init; } = [];

    /// <summary>The layers of simulcast it would send, with their restrictions, in its order; empty without simulcast.</summary>
    public IReadOnlyList<SimulcastLayer> Layers { get; init; } = [];

    /// <summary>For each announced stream of retransmissions, the stream that it repairs.</summary>
    public IReadOnlyDictionary<uint, uint> RepairedBy { get; init; } = new Dictionary<uint, uint>();

    /// <summary>Whether the offerer wants this section at all.</summary>
    public bool IsOpen => Port != 0 || BundleOnly;
}
