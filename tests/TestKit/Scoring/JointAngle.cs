using Aikynetix.Pose;

namespace Aikynetix.TestKit.Scoring;

/// <summary>An inclusive angle at a joint in the picture, 0–180 degrees.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="From">Point of the first arm, on the left side.</param>
/// <param name="At">The joint, on the left side.</param>
/// <param name="To">Point of the second arm, on the left side.</param>
public sealed record JointAngle(string Name, BodyPoint From, BodyPoint At, BodyPoint To)
{
    /// <summary>The angles that are scored, on both sides.</summary>
    public static IReadOnlyList<JointAngle> All { get; } =
    [
        new("knee", BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle),
        new("hip", BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftKnee),
        new("elbow", BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist),
        new("ankle", BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftToe),
    ];

    /// <summary>The same angle on the athlete's right.</summary>
    public JointAngle OnTheRight => new(Name, Skeleton.Mirror(From), Skeleton.Mirror(At), Skeleton.Mirror(To));

    /// <summary>The angle in degrees; NaN when a point is absent or an arm has no length.</summary>
    public double Of(Keypoint[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var (from, at, to) = (points[(int)From], points[(int)At], points[(int)To]);
        double ax = from.X - at.X, ay = from.Y - at.Y, bx = to.X - at.X, by = to.Y - at.Y;
        return (ax == 0 && ay == 0) || (bx == 0 && by == 0)
            ? double.NaN
            : double.RadiansToDegrees(Math.Atan2(Math.Abs((ax * by) - (ay * bx)), (ax * bx) + (ay * by)));
    }

    /// <summary>Length of the shorter arm, pixels; NaN when a point is absent.</summary>
    public double ShorterArm(Keypoint[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Math.Min(BodyTruth.Distance(points[(int)From], points[(int)At]), BodyTruth.Distance(points[(int)To], points[(int)At]));
    }
}
