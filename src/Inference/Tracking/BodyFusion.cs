using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Makes one body of what the landmark model and the second opinion say, with scores that fall where they doubt or disagree.</summary>
/// <remarks>
/// The landmark model invents joints behind plates and calls them visible; the second model's heat map gets faint there. So a point is
/// placed at the mean of both, weighted by how sure each is, and its score is the geometric mean of both, times how well they agree.
/// </remarks>
internal static class BodyFusion
{
    // Heat-map values of joints in plain sight start near 0.5; below 0.25 they lie on plates as often as on joints.
    private const float Faint = 0.25f;
    private const float Clear = 0.5f;

    // Distances in torso lengths: models differ by 0.05–0.2 in where they put a joint that both see.
    private const float SamePlace = 0.25f;
    private const float OtherPlace = 0.5f;

    private static readonly (BodyPoint Foot, BodyPoint Ankle)[] Feet =
    [
        (BodyPoint.LeftHeel, BodyPoint.LeftAnkle), (BodyPoint.LeftToe, BodyPoint.LeftAnkle),
        (BodyPoint.RightHeel, BodyPoint.RightAnkle), (BodyPoint.RightToe, BodyPoint.RightAnkle),
    ];

    /// <summary>Joins both views of a frame.</summary>
    /// <param name="body">What the landmark model found.</param>
    /// <param name="opinion">What the second model found; it has no feet, they move with their ankle.</param>
    /// <returns>The canonical points, left and right as the second opinion has them.</returns>
    public static Keypoint[] Join(Keypoint[] body, Keypoint[] opinion)
    {
        var sided = SideCheck.IsMirrored(body, opinion) ? SideCheck.Mirror(body) : body;
        var joined = (Keypoint[])sided.Clone();
        var torso = MathF.Max(BodyShape.TorsoLength(body), BodyShape.TorsoLength(opinion));
        for (var point = 0; point < joined.Length; point++)
        {
            if (sided[point].IsPresent && opinion[point].IsPresent) joined[point] = Join(sided[point], sided[point], opinion[point], torso);
        }

        foreach (var (foot, ankle) in Feet)
            joined[(int)foot] = Join(sided[(int)foot], sided[(int)ankle], opinion[(int)ankle], torso);
        MidPoints.Add(joined);
        return joined;
    }

    /// <summary>Moves and scores a point as its joint is moved and scored.</summary>
    private static Keypoint Join(Keypoint point, Keypoint joint, Keypoint opinion, float torso)
    {
        if (!point.IsPresent || !opinion.IsPresent || !(torso > 0)) return point;
        var clarity = Ramp(opinion.Score, Faint, Clear);
        var weight = clarity / (clarity + joint.Score + 1e-3f);
        var agreement = Ramp(SideCheck.Distance(joint, opinion) / torso, OtherPlace, SamePlace);
        return new Keypoint(
            point.X + (weight * (opinion.X - joint.X)),
            point.Y + (weight * (opinion.Y - joint.Y)),
            MathF.Sqrt(point.Score * clarity) * agreement);
    }

    private static float Ramp(float value, float zero, float one) => Math.Clamp((value - zero) / (one - zero), 0, 1);
}
