namespace Aikynetix.WebRtc;

/// <summary>How the video of one session arrived so far.</summary>
/// <param name="Packets">Packets of RTP, with retransmissions, probes and sound.</param>
/// <param name="Bytes">Bytes of those packets.</param>
/// <param name="Lost">Packets of video given up.</param>
/// <param name="Recovered">Packets that came after they were asked for.</param>
/// <param name="RetransmissionRequests">Packets asked for, each time counted.</param>
/// <param name="KeyFrameRequests">Key frames asked for.</param>
/// <param name="Frames">Pictures handed on.</param>
/// <param name="KeyFrames">Key frames among them.</param>
/// <param name="Discarded">Pictures not handed on: incomplete, broken, or of no use without a key frame.</param>
/// <param name="Freezes">Pauses of more than 200 ms between pictures.</param>
/// <param name="Jitter">Jitter of arrival, smoothed.</param>
public sealed record MediaStatistics(
    long Packets, long Bytes, long Lost, long Recovered, long RetransmissionRequests, long KeyFrameRequests,
    long Frames, long KeyFrames, long Discarded, long Freezes, TimeSpan Jitter);
