using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Joint and segment angles in the plane of the picture from signed angles between segments, so that extension is told from
/// flexion. They are made of filtered coordinates and not filtered again.
/// </summary>
public static class JointAngles
{
    // A segment that looks shorter than this share of its typical length points at the camera, and its direction is noise.
    private const double ShortestShare = 0.3;

    // Degrees a second that no joint turns (a sprinter's knee does 1100), and the seconds about a leap that it spoils. Seen
    // askew, the limbs that are mixed up look closer together.
    private const double FastestTurn = 1250;
    private const double FastestElbow = 1000;
    private const double FastestTurnAskew = 750;
    private const double LeapSpan = 0.04;

    /// <summary>Computes all angles of a body on its grid.</summary>
    public static AngleSeries Compute(BodyTrack body)
    {
        var joints = new Dictionary<(BodySide, Joint), double[]>();
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var joint in Enum.GetValues<Joint>()) joints[(side, joint)] = Of(body, side, joint);
        }

        var shank = SegmentLine.Between(body, BodyPoint.LeftAnkle.On(body.NearSide), BodyPoint.LeftKnee.On(body.NearSide));
        var thigh = SegmentLine.Between(body, BodyPoint.LeftKnee.On(body.NearSide), BodyPoint.LeftHip.On(body.NearSide));
        return new AngleSeries(body, joints)
        {
            Shin = Each(body, shank, AngleDefinition.FromHorizontal),
            Torso = Each(body, SegmentLine.Trunk(body, body.NearSide), AngleDefinition.FromHorizontal),
            ThighElevation = Each(body, thigh, AngleDefinition.Elevation),
        };
    }

    private static double[] Of(BodyTrack body, BodySide side, Joint joint)
    {
        var (first, second) = AngleDefinition.SegmentsOf(joint);
        var from = first is { } limb ? Line(limb) : SegmentLine.Trunk(body, side);
        var to = Line(second);
        var (leastFrom, leastTo) = (Least(first), Least(second));
        var angles = new double[from.Length];
        for (var i = 0; i < angles.Length; i++)
        {
            var shows = from[i].SquaredLength >= leastFrom && to[i].SquaredLength >= leastTo && !IsTurned(body, i);
            var angle = shows ? AngleDefinition.Of(joint, from[i], to[i]) : double.NaN;
            angles[i] = AngleDefinition.IsPossible(joint, angle) ? angle : double.NaN;
        }

        HideLeaps(angles, body, joint == Joint.Elbow ? FastestElbow : FastestTurn);
        return angles;

        // Without a body height there is nothing to compare with.
        double Least((BodyPoint, BodyPoint)? segment) =>
            body.BodyHeight > 0 ? Math.Pow(ShortestShare * AngleDefinition.ShareOf(segment) * body.BodyHeight, 2) : 0;

        SegmentLine Line((BodyPoint From, BodyPoint To) limb) => SegmentLine.Between(body, limb.From.On(side), limb.To.On(side));
    }

    // Where sides were mixed up and could not be told apart, a point leaps from one limb to the other; low-passed, it is on neither.
    private static void HideLeaps(double[] angles, BodyTrack body, double fastest)
    {
        var limit = (body.View is CameraView.SideLeft or CameraView.SideRight ? fastest : FastestTurnAskew) / body.Time.SampleRate;
        var span = (int)Math.Round(LeapSpan * body.Time.SampleRate);
        List<int>? leaps = null;
        for (var i = 1; i < angles.Length; i++)
        {
            if (Math.Abs(angles[i] - angles[i - 1]) > limit) (leaps ??= []).Add(i);
        }

        if (leaps is null) return;
        foreach (var i in leaps) angles.AsSpan(Math.Max(0, i - 1 - span)..Math.Min(angles.Length, i + 1 + span)).Fill(double.NaN);
    }

    private static double[] Each(BodyTrack body, SegmentLine line, Func<Segment, double> angle)
    {
        var angles = new double[line.Length];
        for (var i = 0; i < angles.Length; i++) angles[i] = IsTurned(body, i) ? double.NaN : angle(line[i]);
        return angles;
    }

    private static bool IsTurned(BodyTrack body, int sample) => body.TurnedAway.Length > 0 && body.TurnedAway[sample];
}
