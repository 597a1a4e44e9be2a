namespace Aikynetix.WebRtc.Receive;

/// <summary>What one session counts, while it is counted.</summary>
internal sealed class MediaCounters
{
    /// <summary>Packets of RTP, with retransmissions, probes and sound.</summary>
    public long Packets { get; set; }

    /// <summary>Bytes of those packets.</summary>
    public long Bytes { get; set; }

    /// <summary>Packets given up.</summary>
    public long Lost { get; set; }

    /// <summary>Packets that came after they were asked for.</summary>
    public long Recovered { get; set; }

    /// <summary>Packets asked for, each time.</summary>
    public long Asked { get; set; }

    /// <summary>Key frames asked for.</summary>
    public long KeyFrameRequests { get; set; }

    /// <summary>Pictures handed on.</summary>
    public long Frames { get; set; }

    /// <summary>Key frames among them.</summary>
    public long KeyFrames { get; set; }

    /// <summary>Pictures that were not handed on: incomplete, broken, or of no use without a key frame.</summary>
    public long Discarded { get; set; }

    /// <summary>Pauses between pictures that a viewer would see as a freeze.</summary>
    public long Freezes { get; set; }
}
