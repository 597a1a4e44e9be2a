using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Finds out by a second opinion whether a body was labelled the wrong way round, and turns it back.</summary>
internal static class SideCheck
{
    private const float MinScore = 0.3f;
    private const float ClearlyBetter = 0.6f;
    private const float ClearlyWrong = 0.12f;
    private const int FewestPoints = 4;

    private static readonly BodyPoint[] Compared =
    [
        BodyPoint.LeftShoulder, BodyPoint.RightShoulder, BodyPoint.LeftElbow, BodyPoint.RightElbow, BodyPoint.LeftWrist, BodyPoint.RightWrist,
        BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftKnee, BodyPoint.RightKnee, BodyPoint.LeftAnkle, BodyPoint.RightAnkle,
    ];

    /// <summary>Whether exchanging left and right brings the body clearly nearer to the second opinion.</summary>
    /// <remarks>Mean distances of sure points, each capped at one torso so that a single wild limb does not decide.</remarks>
    public static bool IsMirrored(Keypoint[] body, Keypoint[] opinion)
    {
        var torso = MathF.Max(BodyShape.TorsoLength(body), BodyShape.TorsoLength(opinion));
        if (!(torso > 0)) return false;
        var (same, mirrored, count) = (0f, 0f, 0);
        foreach (var point in Compared)
        {
            if (opinion[(int)point].Score <= MinScore) continue;
            same += Math.Min(1, Distance(body[(int)point], opinion[(int)point]) / torso);
            mirrored += Math.Min(1, Distance(body[(int)Skeleton.Mirror(point)], opinion[(int)point]) / torso);
            count++;
        }

        return count >= FewestPoints && mirrored < ClearlyBetter * same && same / count > ClearlyWrong;
    }

    /// <summary>The body with left and right exchanged.</summary>
    public static Keypoint[] Mirror(Keypoint[] body)
    {
        var mirrored = new Keypoint[body.Length];
        for (var i = 0; i < body.Length; i++) mirrored[i] = body[(int)Skeleton.Mirror((BodyPoint)i)];
        return mirrored;
    }

    /// <summary>Distance of two places, pixels.</summary>
    public static float Distance(Keypoint a, Keypoint b) => MathF.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
