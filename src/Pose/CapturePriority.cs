namespace Aikynetix.Pose;

/// <summary>How urgent the frames of a capture are where captures share the machine.</summary>
public enum CapturePriority
{
    /// <summary>An upload: every frame counts, none is urgent.</summary>
    Upload,

    /// <summary>A live stream: goes before every upload, one frame at a time, each from the one before.</summary>
    Live,
}
