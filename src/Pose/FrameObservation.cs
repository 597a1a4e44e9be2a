namespace Aikynetix.Pose;

/// <summary>Everything that was seen in one frame and is kept for ever: the raw record from which all numbers are derived.</summary>
/// <param name="Pose">Keypoints of the followed athlete.</param>
/// <param name="Plates">Candidates for the near plate of the bar, best first, at most <see cref="MaxPlates"/>; empty when none was seen.</param>
public sealed record FrameObservation(PoseFrame Pose, PlateCircle[] Plates)
{
    /// <summary>How many plate candidates one frame may keep.</summary>
    public const int MaxPlates = 4;
}
