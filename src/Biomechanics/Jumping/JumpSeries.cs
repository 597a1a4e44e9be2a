using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>The report series of a clip of jumps, SI units, one value per frame; NaN where the scale, the body mass or the point is not known.</summary>
internal static class JumpSeries
{
    private const double ForceCutoff = 5;

    // A fall from 1.8 m; a foot that is pulled up or kicked out is twice as fast.
    private const double FastestHips = 6;
    private const double FastestToes = 12;
    private const double SharpestTurn = 150;
    private const double GreatestForce = 12;

    /// <summary>The angle between trunk and thigh with both sides taken together.</summary>
    public const string HipIntersection = "hip_intersection_angle";

    /// <summary>Computes the series.</summary>
    /// <param name="signals">The body.</param>
    /// <param name="forces">Acceleration of the centre of mass.</param>
    /// <param name="mass">Body mass, kilograms; null when not known.</param>
    public static IReadOnlyDictionary<string, double[]> Of(JumpSignals signals, JumpForces forces, double? mass)
    {
        var scene = signals.Scene;
        var hip = PairedSeries.Middle(scene.Height(BodyPoint.LeftHip), scene.Height(BodyPoint.RightHip));
        var toe = PairedSeries.Middle(scene.Height(BodyPoint.LeftToe), scene.Height(BodyPoint.RightToe));
        var window = SavitzkyGolay.WindowFor(signals.Rate);
        var calm = double.IsFinite(signals.Rate) ? ButterworthFilter.ZeroLag(hip, signals.Rate, ForceCutoff) : hip;
        var weight = (mass ?? double.NaN) * GravityScale.Gravity;
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["hipy"] = Frames(hip, -5, 5),
            ["vhipy"] = Frames(Speed(hip), -FastestHips, FastestHips),
            ["ahipy"] = Frames(RunEdges.Cut(SavitzkyGolay.SecondDerivative(calm, Step(), window), signals.Rate, RunEdges.Acceleration), -SharpestTurn, SharpestTurn),
            ["toey"] = Frames(toe, -5, 5),
            ["vtoey"] = Frames(Speed(toe), -FastestToes, FastestToes),
            ["grf"] = [.. Frames([.. forces.Acceleration.Select(a => Math.Max(0, weight * (1 + (a / GravityScale.Gravity))))], -weight, GreatestForce * weight)
                .Select(force => Math.Max(0, force))],
        };

        double Step() => signals.Interval > 0 ? signals.Interval : 1;

        double[] Speed(double[] height) => RunEdges.Cut(SavitzkyGolay.FirstDerivative(height, Step(), window), signals.Rate, RunEdges.Speed);

        double[] Frames(double[] values, double low, double high)
        {
            if (!scene.Scale.IsMetric) return Array.ConvertAll(scene.Time.FrameTimes, _ => double.NaN);
            return Array.ConvertAll(scene.Time.ToFrames(values), value => value >= low && value <= high ? value : double.NaN);
        }
    }

    /// <summary>Inclusive angle between trunk and thigh from the middles of shoulders, hips and knees, degrees, one per frame; NaN where the view does not show it.</summary>
    public static double[] HipAngle(BodyScene scene)
    {
        var body = scene.Body;
        if (ViewRules.HidesSagittal(body.View)) return Array.ConvertAll(scene.Time.FrameTimes, _ => double.NaN);
        var left = SegmentLine.Between(body, BodyPoint.LeftHip, BodyPoint.LeftKnee);
        var right = SegmentLine.Between(body, BodyPoint.RightHip, BodyPoint.RightKnee);
        var trunk = SegmentLine.Trunk(body, body.NearSide);
        var near = body.NearSide == BodySide.Left ? left : right;
        var far = body.NearSide == BodySide.Left ? right : left;
        var angles = new double[trunk.Length];
        for (var i = 0; i < angles.Length; i++) angles[i] = AngleDefinition.Of(Joint.Hip, trunk[i], Segment.Trunk(near[i], far[i]));
        return scene.Time.ToFrames(angles);
    }
}
