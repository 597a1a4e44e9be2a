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
        var errors = new SquatErrors(scene);
        var front = scene.Body.View == CameraView.Front ? "Filmed from the front, so how far joints bend cannot be seen; film from the side." : null;
        var oblique = scene.Body.View == CameraView.Oblique ? "Filmed at an angle, so angles are distorted; film at right angles to the athlete." : ViewRules.Askew(scene.Body);
        table.AddMarkersValidity(MarkerValidity.Of(scene.Body, SquatMetrics.Points, scene.Body.NearSide, null));
        var (first, last) = SeenSpan.Of(scene.Body);
        foreach (var side in Enum.GetValues<BodySide>())
        {
            for (var i = 0; i < Joints.Length; i++)
            {
                var seen = Seen(scene.Angles.Of(side, Joints[i]));
                var hidden = seen.Length == 0 || seen.Length < MobilityAnalyzer.SeenShare * (last - first + 1)
                    ? $"The {side.ToString().ToLowerInvariant()} {Joints[i].ToString().ToLowerInvariant()} was hidden for too much of the clip." : null;
                var jitter = JointNoise.Of(scene, Joints[i], errors.Jitter);
                var (misplaced, turned) = (JointNoise.Of(scene, Joints[i], errors.Misplaced), JointNoise.Turned(errors));
                var foot = Joints[i] == Joint.Ankle ? errors.FootTurned : 0;
                var error = new Error(jitter, double.Hypot(misplaced, double.Hypot(turned, foot)), double.Hypot(JointNoise.RangeShare(Joints[i]) * misplaced, turned));
                Add(table, (side == BodySide.Left ? "l" : "r") + MobilityKeys.Joints[i], seen, error, front ?? (Joints[i] == Joint.Ankle ? ViewRules.Foot(scene.Body) : null) ?? hidden, oblique);
            }
        }

        return table;
    }

    private static void Add(MetricTable table, string key, double[] seen, Error error, string? missing, string? doubt)
    {
        Array.Sort(seen);
        var (least, greatest) = (End(seen, 1, error.Jitter), End(seen, -1, error.Jitter));
        var deviation = double.Hypot(JointNoise.EndShare * error.Jitter, error.OfEnd);
        Put("_min", least, deviation, Believable);
        Put("_max", greatest, deviation, Believable);
        Put("_range", Math.Max(0, greatest - least), double.Hypot(Math.Sqrt(2) * JointNoise.EndShare * error.Jitter, error.OfRange), (0, 360));

        void Put(string end, double value, double error, (double Low, double High) believable)
        {
            var half = Normal.NinetyPercent * error;
            var interval = (Math.Max(value - half, believable.Low), Math.Min(value + half, believable.High));
            table.Add(key + end, double.IsFinite(half) ? value : double.NaN, interval, believable, missing, doubt);
        }
    }

    // The end on the low (1) or high (-1) side of sorted samples. Of a joint that rests there for long the outermost samples are the most
    // jittery ones, so the more samples lie near, the further in lies the true end; at a turning point there are few.
    private static double End(double[] sorted, int inward, double noise)
    {
        if (sorted.Length == 0) return double.NaN;
        double From(int rank) => sorted[inward > 0 ? rank : sorted.Length - 1 - rank];
        var place = Tail * (sorted.Length - 1);
        var below = (int)place;
        var end = From(below) + ((place - below) * (From(Math.Min(below + 1, sorted.Length - 1)) - From(below)));
        if (!(noise > 0)) return end;
        var near = 0;
        while (near < sorted.Length && inward * (From(near) - end) < 2 * Near * noise) near++;
        return end + (inward * noise * Math.Max(0, JointNoise.Beyond(Tail * sorted.Length / near)));
    }

    // Degrees: what differs from sample to sample, and what the film has throughout, at one end and in the way between both.
    private readonly record struct Error(double Jitter, double OfEnd, double OfRange);

    private static double[] Seen(double[] angles)
    {
        var seen = new double[angles.Count(double.IsFinite)];
        var next = 0;
        foreach (var angle in angles)
        {
            if (double.IsFinite(angle)) seen[next++] = angle;
        }

        return seen;
    }
}
