namespace Aikynetix.Pose;

/// <summary>The keypoints of one athlete in one frame.</summary>
/// <param name="FrameId">0, 1, 2 … within its capture.</param>
/// <param name="Time">Presentation time relative to the first frame of the capture.</param>
/// <param name="Presence">Probability, 0–1, that the points belong to the followed athlete; 0 when nobody was found.</param>
/// <param name="Points">One entry per <see cref="BodyPoint"/>, in its order (length <see cref="Skeleton.Count"/>).</param>
public sealed record PoseFrame(long FrameId, TimeSpan Time, float Presence, Keypoint[] Points)
{
    /// <summary>The given point.</summary>
    public Keypoint this[BodyPoint point] => Points[(int)point];

    /// <summary>A frame in which nobody was found: every point absent, presence 0.</summary>
    public static PoseFrame Empty(long frameId, TimeSpan time)
    {
        var points = new Keypoint[Skeleton.Count];
        Array.Fill(points, Keypoint.Absent);
        return new PoseFrame(frameId, time, 0, points);
    }
}
