using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Makes one pose of what the landmark model and the second opinion say.</summary>
internal static class BodyFusion
{
    /// <summary>Joins both views of a frame.</summary>
    /// <param name="frame">Whose id and time the pose carries.</param>
    /// <param name="body">What the landmark model found; null when it lost the athlete.</param>
    /// <param name="opinion">What the second model found; null when there is none.</param>
    public static PoseFrame Join(VideoFrame frame, BodySighting? body, Keypoint[]? opinion)
    {
        if (body is null) return PoseFrame.Empty(frame.FrameId, frame.Time);
        var points = opinion is not null && SideCheck.IsMirrored(body.Points, opinion) ? SideCheck.Mirror(body.Points) : body.Points;
        return new PoseFrame(frame.FrameId, frame.Time, Math.Clamp(body.Presence, 0, 1), points);
    }
}
