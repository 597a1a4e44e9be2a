using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// What a view from the front shows of one repetition: knees, hips and toes sideways (biomechanics reference F.5, G). Left and right are
/// the athlete's, so a view from behind and a mirrored video read the same.
/// </summary>
internal static class FrontalReadings
{
    private const double Degrees = 180 / Math.PI;

    // Deeper than this the thigh points at the camera and its direction in the picture means nothing.
    private const double ShortestThigh = 0.50;
    private const double LongestThigh = 0.65;
    private const double FootError = 0.08;

    /// <summary>All readings by metric key.</summary>
    public static IEnumerable<(string Key, Reading Reading)> Of(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        foreach (var side in Enum.GetValues<BodySide>())
        {
            var letter = side == BodySide.Left ? "l" : "r";
            yield return (letter + "fppa", Projection(scene, errors, cycle, side));
            yield return (letter + "toe_out", ToeOut(scene, errors, cycle, side));
        }

        yield return ("hip_shift", HipShift(scene, errors, cycle));
    }

    // Frontal-plane projection angle: how far thigh and shank bend towards the other leg, degrees.
    private static Reading Projection(SquatScene scene, SquatErrors errors, SquatCycle cycle, BodySide side)
    {
        var (hipX, hipY) = Path(scene, BodyPoint.LeftHip.On(side));
        var (kneeX, kneeY) = Path(scene, BodyPoint.LeftKnee.On(side));
        var (ankleX, ankleY) = Path(scene, BodyPoint.LeftAnkle.On(side));
        var inward = -Outward(scene, side);
        double[] thigh = [.. kneeY.Zip(hipY, (knee, hip) => knee - hip)];
        var standing = scene.Standing(thigh, cycle);
        var angles = new List<double>();
        for (var i = (int)Math.Ceiling(cycle.Start); i <= cycle.End; i++)
        {
            if (!(thigh[i] >= ShortestThigh * standing && thigh[i] <= LongestThigh * standing)) continue;
            var upper = Math.Atan2(inward * (kneeX[i] - hipX[i]), thigh[i]);
            var lower = Math.Atan2(inward * (ankleX[i] - kneeX[i]), ankleY[i] - kneeY[i]);
            if (double.IsFinite(upper - lower)) angles.Add((upper - lower) * Degrees);
        }

        if (angles.Count == 0) return Reading.None;
        var independent = Math.Max(1, 2 * SquatErrors.Cutoff * scene.Body.Seconds(angles.Count));
        var shown = ShortestThigh * standing * scene.Body.Scale.Body;
        return new Reading(angles.Average(), Degrees * 2 * errors.Point / shown / Math.Sqrt(independent), errors.FrontAskew);
    }

    // The foot's length in the picture is not its own, so a typical one stands in.
    private static Reading ToeOut(SquatScene scene, SquatErrors errors, SquatCycle cycle, BodySide side)
    {
        var aside = scene.Body.Body.X(BodyPoint.LeftToe.On(side)).Zip(scene.Body.Body.X(BodyPoint.LeftHeel.On(side)), (toe, heel) => toe - heel).ToArray();
        var length = BodyShares.Foot * scene.Body.Stature.Pixels;
        var sine = Outward(scene, side) * scene.Standing(aside, cycle) / length;
        if (!(Math.Abs(sine) <= 1)) return Reading.None;
        var angle = Math.Asin(sine);
        return new Reading(angle * Degrees, Degrees * errors.Point / (BodyShares.Foot * scene.Body.Scale.BodyHeight), double.Hypot(Degrees * FootError * Math.Abs(Math.Tan(angle)), errors.FrontTurn));
    }

    // Sideways way of the hips over the ankles from standing to the lowest point, towards the athlete's right, metres.
    private static Reading HipShift(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var body = scene.Body.Body;
        double[] Middle(BodyPoint left) => [.. body.X(left).Zip(body.X(Skeleton.Mirror(left)), (l, r) => (l + r) / 2)];
        double[] over = [.. Middle(BodyPoint.LeftHip).Zip(Middle(BodyPoint.LeftAnkle), (hip, ankle) => hip - ankle)];
        var shift = (SquatScene.At(over, cycle.Bottom) - scene.Standing(over, cycle)) * Outward(scene, BodySide.Right) * scene.Body.Scale.Body;
        return new Reading(shift, errors.Pair * Math.Sqrt(2), double.Hypot(SquatErrors.Drift(cycle.Drop), errors.Scaled(shift)));
    }

    // Sign of the picture's x axis away from the other leg.
    private static int Outward(SquatScene scene, BodySide side)
    {
        var (own, other) = (scene.Body.Body.X(BodyPoint.LeftHip.On(side)), scene.Body.Body.X(BodyPoint.LeftHip.On(side.Other())));
        var apart = OrderStatistics.Median(own.Zip(other, (a, b) => a - b));
        return apart > 0 ? 1 : -1;
    }

    private static (double[] X, double[] Y) Path(SquatScene scene, BodyPoint point) => (scene.Body.Body.X(point), scene.Body.Body.Y(point));
}
