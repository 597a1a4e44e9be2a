using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Joint and segment angles in the plane of the picture from signed angles between segments, so that extension is told from
/// flexion. They are made of filtered coordinates and not filtered again.
/// </summary>
public static class JointAngles
{
    private const double Degrees = 180 / Math.PI;

    /// <summary>Computes all angles of a body on its grid.</summary>
    public static AngleSeries Compute(BodyTrack body)
    {
        var joints = new Dictionary<(BodySide, Joint), double[]>();
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var (joint, series) in OfSide(body, side)) joints[(side, joint)] = series;
        }

        var shank = SegmentLine.Between(body, BodyPoint.LeftAnkle.On(body.NearSide), BodyPoint.LeftKnee.On(body.NearSide));
        var thigh = SegmentLine.Between(body, BodyPoint.LeftKnee.On(body.NearSide), BodyPoint.LeftHip.On(body.NearSide));
        return new AngleSeries(body.Time, body.NearSide, joints)
        {
            Shin = FromHorizontal(shank),
            Torso = FromHorizontal(SegmentLine.Trunk(body, body.NearSide)),
            ThighElevation = Elevation(thigh),
        };
    }

    private static IEnumerable<(Joint Joint, double[] Series)> OfSide(BodyTrack body, BodySide side)
    {
        var trunk = SegmentLine.Trunk(body, side);
        var thigh = Segment(BodyPoint.LeftHip, BodyPoint.LeftKnee);
        var shank = Segment(BodyPoint.LeftKnee, BodyPoint.LeftAnkle);
        var upperArm = Segment(BodyPoint.LeftShoulder, BodyPoint.LeftElbow);

        yield return (Joint.Knee, Between(thigh, shank, static turn => 180 - Wrap(-turn)));
        yield return (Joint.Hip, Between(trunk, thigh, static turn => 180 - Wrap(turn + 180)));
        yield return (Joint.Ankle, Between(Segment(BodyPoint.LeftHeel, BodyPoint.LeftToe), shank, static turn => Wrap(turn + 180)));
        yield return (Joint.Elbow, Between(upperArm, Segment(BodyPoint.LeftElbow, BodyPoint.LeftWrist), static turn => 180 - Wrap(turn)));
        yield return (Joint.Shoulder, Between(trunk, upperArm, static turn => Wrap(turn + 180)));

        SegmentLine Segment(BodyPoint from, BodyPoint to) => SegmentLine.Between(body, from.On(side), to.On(side));
    }

    // From −90 to 270: no joint extends by 90°, while arms overhead and fully bent joints come close to 180 from either side.
    private static double Wrap(double flexion) => flexion < -90 ? flexion + 360 : flexion >= 270 ? flexion - 360 : flexion;

    private static double[] Between(SegmentLine from, SegmentLine to, Func<double, double> export)
    {
        var angles = new double[from.X.Length];
        for (var i = 0; i < angles.Length; i++)
        {
            var cross = (from.X[i] * to.Y[i]) - (from.Y[i] * to.X[i]);
            var dot = (from.X[i] * to.X[i]) + (from.Y[i] * to.Y[i]);
            angles[i] = export(Math.Atan2(cross, dot) * Degrees);
        }

        return angles;
    }

    private static double[] FromHorizontal(SegmentLine segment)
    {
        var angles = new double[segment.X.Length];
        for (var i = 0; i < angles.Length; i++) angles[i] = Math.Atan2(segment.Y[i], segment.X[i]) * Degrees;
        return angles;
    }

    private static double[] Elevation(SegmentLine segment)
    {
        var angles = new double[segment.X.Length];
        for (var i = 0; i < angles.Length; i++) angles[i] = Math.Atan2(segment.Y[i], Math.Abs(segment.X[i])) * Degrees;
        return angles;
    }
}
