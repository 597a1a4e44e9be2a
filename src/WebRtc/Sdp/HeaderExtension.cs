namespace Aikynetix.WebRtc.Sdp;

/// <summary>A header extension of RTP: the number it has in packets and what it means.</summary>
/// <param name="Id">Its number in packets, 1–255.</param>
/// <param name="Uri">What it means.</param>
/// <param name="Direction">The direction that the offer wrote behind the number, mostly empty.</param>
internal sealed record HeaderExtension(int Id, string Uri, string Direction)
{
    /// <summary>A number that counts every packet of the transport, for feedback on congestion.</summary>
    public const string TransportSequence = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /// <summary>The section of the description that a packet belongs to.</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>The layer of simulcast that a packet belongs to.</summary>
    public const string StreamId = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /// <summary>The layer of simulcast that a retransmission belongs to.</summary>
    public const string RepairedStreamId = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /// <summary>When the camera took the picture.</summary>
    public const string CaptureTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";
}
