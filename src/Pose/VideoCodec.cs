namespace Aikynetix.Pose;

/// <summary>How the pictures of a live stream are compressed.</summary>
public enum VideoCodec
{
    /// <summary>VP8 (RFC 6386): one frame a unit.</summary>
    Vp8,

    /// <summary>VP9: one superframe a unit.</summary>
    Vp9,

    /// <summary>H.264 as Annex B: every NAL unit behind a start code, parameter sets inside each key unit.</summary>
    H264,

    /// <summary>AV1: one temporal unit of OBUs that carry their sizes, without temporal delimiter.</summary>
    Av1,

    /// <summary>Motion JPEG: one whole picture a unit, each of them a key.</summary>
    Jpeg,
}
