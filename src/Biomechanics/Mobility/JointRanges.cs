using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>The range through which each joint of each side moved in a clip, whatever the movement.</summary>
internal static class JointRanges
{
    // One wild sample in fifty may lie beyond either end.
    private const double Tail = 0.02;

    // Standard deviations within which samples belong to one rest.
    private const double Near = 2;
    private static readonly (double, double) Believable = (-90, 270);
    private static readonly Joint[] Joints = [Joint.Ankle, Joint.Knee, Joint.Hip, Joint.Shoulder, Joint.Elbow];

    /// <summary>Least, greatest and range of all joints, degrees.</summary>
    public static MetricTable Of(BodyScene scene)
    {
        var table = new MetricTable();
        var front = scene.Body.View == CameraView.Front ? "Filmed from the front, so how far joints bend cannot be seen; film from the side." : null;
        var askew = Math.Sqrt(2) * new SquatErrors(scene).Askew;
        var oblique = scene.Body.View == CameraView.Oblique ? "Filmed at an angle, so angles are distorted; film at right angles to the athlete." : ViewRules.Askew(scene.Body);
        var foot = ViewRules.Foot(scene.Body);
        foreach (var side in Enum.GetValues<BodySide>())
        {
            for (var i = 0; i < Joints.Length; i++)
            {
                var series = scene.Angles.Of(side, Joints[i]);
                var hidden = series.Count(double.IsFinite) < MobilityAnalyzer.SeenShare * series.Length
                    ? $"The {side.ToString().ToLowerInvariant()} {Joints[i].ToString().ToLowerInvariant()} was hidden for too much of the clip." : null;
                Add(table, (side == BodySide.Left ? "l" : "r") + MobilityKeys.Joints[i], series, JointNoise.Of(scene, Joints[i]), askew, front ?? (Joints[i] == Joint.Ankle ? foot : null) ?? hidden, oblique);
            }
        }

        return table;
    }

    private static void Add(MetricTable table, string key, double[] series, double noise, double askew, string? missing, string? doubt)
    {
        var sorted = series.Where(double.IsFinite).Order().ToArray();
        var (least, greatest) = (End(sorted, noise), -End([.. sorted.Reverse().Select(angle => -angle)], noise));
        var deviation = double.Hypot(JointNoise.EndShare * noise, askew);
        Put("_min", least, deviation, Believable);
        Put("_max", greatest, deviation, Believable);
        Put("_range", Math.Max(0, greatest - least), deviation * Math.Sqrt(2), (0, 360));

        void Put(string end, double value, double error, (double Low, double High) believable)
        {
            var half = Normal.NinetyPercent * error;
            var interval = (Math.Max(value - half, believable.Low), Math.Min(value + half, believable.High));
            table.Add(key + end, double.IsFinite(half) ? value : double.NaN, interval, believable, missing, doubt);
        }
    }

    // The low end. Of a joint that rests there for long the lowest samples are the most jittery ones, so the more samples lie near, the
    // further in lies the true end; at a turning point there are few.
    private static double End(double[] sorted, double noise)
    {
        var end = OrderStatistics.Quantile(sorted, Tail);
        if (!(noise > 0)) return end;
        var near = sorted.Count(angle => angle < end + (2 * Near * noise)) / (double)sorted.Length;
        return end + (noise * Math.Max(0, JointNoise.Beyond(Tail / near)));
    }
}
