using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Adds the canonical points that lie midway between two others, for families that do not have them of their own.</summary>
internal static class MidPoints
{
    /// <summary>Sets neck (between the shoulders) and hip centre (between the hips), each as sure as its less sure half.</summary>
    public static void Add(Keypoint[] points)
    {
        points[(int)BodyPoint.Neck] = Between(points[(int)BodyPoint.LeftShoulder], points[(int)BodyPoint.RightShoulder]);
        points[(int)BodyPoint.HipCentre] = Between(points[(int)BodyPoint.LeftHip], points[(int)BodyPoint.RightHip]);
    }

    private static Keypoint Between(Keypoint a, Keypoint b) => a.IsPresent && b.IsPresent
        ? new Keypoint((a.X + b.X) / 2, (a.Y + b.Y) / 2, MathF.Min(a.Score, b.Score))
        : Keypoint.Absent;
}
