using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>What a view from the side shows of one repetition at its lowest point (biomechanics reference G).</summary>
internal static class SagittalReadings
{
    /// <summary>All readings by metric key.</summary>
    public static IEnumerable<(string Key, Reading Reading)> Of(SquatScene scene, SquatErrors errors, SquatCycle cycle) =>
        [.. Legs(scene, errors, cycle), .. Feet(scene, errors, cycle), .. Arms(scene, errors, cycle)];

    private static IEnumerable<(string Key, Reading Reading)> Legs(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var (angles, low) = (scene.Body.Angles, cycle.Bottom);
        var thigh = errors.Direction(BodyPoint.LeftHip, BodyPoint.LeftKnee, low);
        var shank = errors.Direction(BodyPoint.LeftKnee, BodyPoint.LeftAnkle, low);
        var foot = errors.Direction(BodyPoint.LeftHeel, BodyPoint.LeftToe, low);
        var knee = SquatScene.At(angles.Near(Joint.Knee), low);
        yield return ("depth", new Reading(SquatScene.At(angles.ThighElevation, low), thigh, double.Hypot(SquatErrors.RollAngle, errors.Askew)));
        yield return ("trunk_shin_difference", new Reading(
            Math.Abs(SquatScene.At(angles.Torso, low) - SquatScene.At(angles.Shin, low)), double.Hypot(errors.Trunk(low), shank), errors.Askew));
        yield return ("trunk_lean", new Reading(SquatScene.At(scene.Lean, low), errors.Trunk(low), double.Hypot(SquatErrors.RollAngle, errors.Askew / 2)));
        yield return ("knee_angle", new Reading(knee, errors.Angle(BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, knee, low), Math.Sqrt(2) * errors.Askew));
        yield return ("ankle_dorsiflexion", new Reading(SquatScene.At(scene.Dorsiflexion, low), double.Hypot(foot, shank), Math.Sqrt(2) * errors.Askew));
    }

    private static IEnumerable<(string Key, Reading Reading)> Feet(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var low = cycle.Bottom;
        var heel = SquatScene.At(scene.Heel, low) - scene.Standing(scene.Heel, cycle);
        var turn = scene.Standing(scene.Foot, cycle) - SquatScene.At(scene.Foot, low);
        yield return ("heel_rise", new Reading(heel, errors.Point, errors.Scaled(heel)));
        yield return ("foot_angle_change", new Reading(turn, errors.Direction(BodyPoint.LeftHeel, BodyPoint.LeftToe, low), errors.Askew / 2));
    }

    private static IEnumerable<(string Key, Reading Reading)> Arms(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var low = cycle.Bottom;
        var (arm, arms) = Both(scene, Joint.Shoulder, low);
        var (elbow, elbows) = Both(scene, Joint.Elbow, low);
        var lift = errors.Angle(BodyPoint.LeftHip, BodyPoint.LeftShoulder, BodyPoint.LeftElbow, arm, low) / Math.Sqrt(arms);
        var bend = errors.Angle(BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist, elbow, low) / Math.Sqrt(elbows);
        yield return ("arm_flexion", new Reading(arm, lift, errors.Askew));
        yield return ("elbow_angle", new Reading(elbow, bend, errors.Askew));

        var foot = scene.Standing(scene.FootLength, cycle);
        var offset = (SquatScene.At(scene.Wrist, low) - SquatScene.At(scene.Midfoot, low)) / foot;
        var jitter = double.Hypot(errors.Pair, errors.Pair / Math.Sqrt(2)) / foot;
        yield return ("dowel_offset", new Reading(offset, jitter, SquatErrors.Drift(SquatScene.At(scene.WristHeight, low)) / foot));

        var (first, last) = ((int)Math.Ceiling(cycle.Start), (int)cycle.End);
        var way = scene.Wrist.Skip(first).Take(last - first + 1).ToArray();
        var seen = way.Count(double.IsFinite) >= MobilityAnalyzer.SeenShare * way.Length;
        var (height, (deviation, bias)) = (scene.Body.Scale.BodyHeight, errors.Range);
        var drift = SquatErrors.Drift(Range(scene.WristHeight.Skip(first).Take(last - first + 1)));
        yield return ("bar_sway", seen ? new Reading(Math.Max(0, Range(way) - bias) / height, deviation / height, drift / height) : Reading.None);
    }

    private static double Range(IEnumerable<double> series) => OrderStatistics.Quantile(series, 1) - OrderStatistics.Quantile(series, 0);

    // Arms are spread, so perspective turns the near and the far one apart; both hold the same bar.
    private static (double Angle, int Sides) Both(SquatScene scene, Joint joint, double place)
    {
        var sides = Enum.GetValues<BodySide>().Select(side => SquatScene.At(scene.Body.Angles.Of(side, joint), place)).Where(double.IsFinite).ToArray();
        return sides.Length == 0 ? (double.NaN, 1) : (sides.Average(), sides.Length);
    }
}
