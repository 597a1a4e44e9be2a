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
    private static readonly (double, double) Believable = (-90, 270);
    private static readonly Joint[] Joints = [Joint.Ankle, Joint.Knee, Joint.Hip, Joint.Shoulder, Joint.Elbow];

    /// <summary>Least, greatest and range of all joints, degrees.</summary>
    public static MetricTable Of(BodyScene scene)
    {
        var table = new MetricTable();
        var front = scene.Body.View == CameraView.Front ? "Filmed from the front, so how far joints bend cannot be seen; film from the side." : null;
        var oblique = scene.Body.View == CameraView.Oblique ? "Filmed at an angle, so angles are distorted; film at right angles to the athlete." : null;
        foreach (var side in Enum.GetValues<BodySide>())
        {
            for (var i = 0; i < Joints.Length; i++)
            {
                var series = scene.Angles.Of(side, Joints[i]);
                var hidden = series.Count(double.IsFinite) < MobilityAnalyzer.SeenShare * series.Length
                    ? $"The {side.ToString().ToLowerInvariant()} {Joints[i].ToString().ToLowerInvariant()} was hidden for too much of the clip." : null;
                Add(table, (side == BodySide.Left ? "l" : "r") + MobilityKeys.Joints[i], series, JointNoise.Of(scene, Joints[i]), front ?? hidden, oblique);
            }
        }

        return table;
    }

    private static void Add(MetricTable table, string key, double[] series, double noise, string? missing, string? doubt)
    {
        var (least, greatest) = (OrderStatistics.Quantile(series, Tail), OrderStatistics.Quantile(series, 1 - Tail));
        (double, double) About(double value, double deviation) =>
            (value - (Normal.NinetyPercent * deviation), value + (Normal.NinetyPercent * deviation));
        table.Add(key + "_min", least, About(least, noise), Believable, missing, doubt);
        table.Add(key + "_max", greatest, About(greatest, noise), Believable, missing, doubt);
        table.Add(key + "_range", greatest - least, About(greatest - least, noise * Math.Sqrt(2)), (0, 360), missing, doubt);
    }
}
