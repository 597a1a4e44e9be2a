using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>What a view from the side shows of one repetition at its lowest point (biomechanics reference G).</summary>
internal static class SagittalReadings
{
    private static readonly (BodyPoint, BodyPoint, BodyPoint) Knee = (BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle);
    private static readonly (BodyPoint, BodyPoint, BodyPoint) Arm = (BodyPoint.LeftHip, BodyPoint.LeftShoulder, BodyPoint.LeftElbow);
    private static readonly (BodyPoint, BodyPoint, BodyPoint) Elbow = (BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist);

    /// <summary>All readings by metric key.</summary>
    public static IEnumerable<(string Key, Reading Reading)> Of(SquatScene scene, SquatErrors errors, SquatCycle cycle) =>
        [.. Legs(scene, errors, cycle), .. Feet(scene, errors, cycle), .. Arms(scene, errors, cycle)];

    private static IEnumerable<(string Key, Reading Reading)> Legs(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var (angles, low) = (scene.Body.Angles, cycle.Bottom);
        var (thigh, shin, torso) = (SampleScan.At(angles.ThighElevation, low), SampleScan.At(angles.Shin, low), SampleScan.At(angles.Torso, low));
        var knee = SampleScan.At(angles.Near(Joint.Knee), low);
        double Thigh(double spread) => errors.Direction(spread, BodyPoint.LeftHip, BodyPoint.LeftKnee, low);
        double Shank(double spread) => errors.Direction(spread, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, low);
        double Foot(double spread) => errors.Direction(spread, BodyPoint.LeftHeel, BodyPoint.LeftToe, low);
        double Trunk(double spread) => errors.Trunk(spread, low);

        yield return ("depth", Angle(errors, thigh, Thigh, double.Hypot(errors.Roll, errors.Turned(thigh))));
        yield return ("trunk_shin_difference", Angle(
            errors, Math.Abs(torso - shin), spread => double.Hypot(Trunk(spread), Shank(spread)), double.Hypot(errors.Steeper(torso) - errors.Steeper(shin), errors.Aside(shin))));
        yield return ("trunk_lean", Angle(errors, SampleScan.At(scene.Lean, low), Trunk, double.Hypot(errors.Roll, errors.Steeper(torso))));
        yield return ("knee_angle", Angle(errors, knee, spread => errors.Angle(spread, Knee, knee, low), double.Hypot(errors.Turned(thigh), errors.Turned(shin))));
        yield return ("ankle_dorsiflexion", Angle(
            errors, SampleScan.At(scene.Dorsiflexion, low), spread => double.Hypot(Foot(spread), Shank(spread)), double.Hypot(errors.FootTurned, errors.Turned(shin))));
    }

    // A place beside the joint that is the same throughout the clip falls out of what is compared with standing.
    private static IEnumerable<(string Key, Reading Reading)> Feet(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var low = cycle.Bottom;
        var heel = SampleScan.At(scene.Heel, low) - scene.Standing(scene.Heel, cycle);
        var turn = scene.Standing(scene.Foot, cycle) - SampleScan.At(scene.Foot, low);
        double Foot(double spread) => errors.Direction(spread, BodyPoint.LeftHeel, BodyPoint.LeftToe, low);
        yield return ("heel_rise", new Reading(heel, errors.Point, errors.Scaled(heel)));
        yield return ("foot_angle_change", new Reading(turn, Foot(errors.Jitter), Math.Abs(turn) * double.Hypot(errors.FootShortened, Foot(errors.Misplaced) * Math.PI / 180)));
    }

    private static IEnumerable<(string Key, Reading Reading)> Arms(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var low = cycle.Bottom;
        var (arm, arms) = Both(scene, Joint.Shoulder, low);
        var (elbow, elbows) = Both(scene, Joint.Elbow, low);
        yield return ("arm_flexion", Angle(errors, arm, spread => errors.Angle(spread, Arm, arm, low) / Math.Sqrt(arms), errors.Aside(90) / 2));
        yield return ("elbow_angle", Angle(errors, elbow, spread => errors.Angle(spread, Elbow, elbow, low) / Math.Sqrt(elbows), errors.Aside(90) / 2));

        var foot = scene.Standing(scene.FootLength, cycle);
        var offset = (SampleScan.At(scene.Wrist, low) - SampleScan.At(scene.Midfoot, low)) / foot;
        var jitter = double.Hypot(errors.Pair, errors.Pair / Math.Sqrt(2)) / foot;
        var misplaced = errors.Misplaced * scene.Body.Scale.Body / foot * double.Hypot(Math.Sqrt(0.75), offset);
        yield return ("dowel_offset", new Reading(offset, jitter, double.Hypot(misplaced, errors.Drift(SampleScan.At(scene.WristHeight, low)) / foot)));

        var (first, last) = ((int)Math.Ceiling(cycle.Start), (int)cycle.End);
        var way = scene.Wrist.AsSpan(first, Math.Max(0, last - first + 1));
        var (range, seen) = Range(way);
        var (height, (deviation, bias)) = (scene.Body.Scale.BodyHeight, errors.Range);
        var sway = Math.Max(0, range - bias) / height;
        var drift = errors.Drift(Range(scene.WristHeight.AsSpan(first, way.Length)).Range) / height;
        yield return ("bar_sway", seen >= MobilityAnalyzer.SeenShare * way.Length ? new Reading(sway, deviation / height, double.Hypot(drift, sway * errors.Shortened)) : Reading.None);
    }

    private static Reading Angle(SquatErrors errors, double value, Func<double, double> deviation, double shared) =>
        new(value, deviation(errors.Jitter), double.Hypot(deviation(errors.Misplaced), shared));

    private static (double Range, int Seen) Range(ReadOnlySpan<double> way)
    {
        var (low, high, seen) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (var place in way)
        {
            if (!double.IsFinite(place)) continue;
            (low, high, seen) = (Math.Min(low, place), Math.Max(high, place), seen + 1);
        }

        return (seen == 0 ? double.NaN : high - low, seen);
    }

    // Arms are spread, so perspective turns the near and the far one apart; both hold the same bar.
    private static (double Angle, int Sides) Both(SquatScene scene, Joint joint, double place)
    {
        var sides = Enum.GetValues<BodySide>().Select(side => SampleScan.At(scene.Body.Angles.Of(side, joint), place)).Where(double.IsFinite).ToArray();
        return sides.Length == 0 ? (double.NaN, 1) : (sides.Average(), sides.Length);
    }
}
