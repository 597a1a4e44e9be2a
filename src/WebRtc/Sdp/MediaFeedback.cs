namespace Aikynetix.WebRtc.Sdp;

/// <summary>What may be told to the sender of a payload type: only this is ever sent (RFC 4585 §4.2).</summary>
[Flags]
internal enum MediaFeedback
{
    /// <summary>Nothing but plain reports.</summary>
    None = 0,

    /// <summary>Which packets are missing.</summary>
    Missing = 1,

    /// <summary>That the picture is lost: send a key frame.</summary>
    PictureLoss = 2,

    /// <summary>The older command to send a key frame.</summary>
    FullIntra = 4,

    /// <summary>When each packet of the transport arrived.</summary>
    Transport = 8,

    /// <summary>The most bits per second that we want.</summary>
    Bitrate = 16,
}
