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

    /// <summary>Keeps neck and hip centre where the model itself is sure of them, else takes the mid-point where that is surer.</summary>
    /// <param name="points">The body.</param>
    /// <param name="sure">Score from which on the model's own point stays.</param>
    public static void AddWhereUnsure(Keypoint[] points, float sure)
    {
        var (neck, hips) = (points[(int)BodyPoint.Neck], points[(int)BodyPoint.HipCentre]);
        Add(points);
        if (neck.Score >= sure || neck.Score >= points[(int)BodyPoint.Neck].Score) points[(int)BodyPoint.Neck] = neck;
        if (hips.Score >= sure || hips.Score >= points[(int)BodyPoint.HipCentre].Score) points[(int)BodyPoint.HipCentre] = hips;
    }

    private static Keypoint Between(Keypoint a, Keypoint b) => a.IsPresent && b.IsPresent
        ? new Keypoint((a.X + b.X) / 2, (a.Y + b.Y) / 2, MathF.Min(a.Score, b.Score))
        : Keypoint.Absent;
}
