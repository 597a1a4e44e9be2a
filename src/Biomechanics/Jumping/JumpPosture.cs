using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// How the joints are bent at the lowest point before the push and in the landing (biomechanics reference F.2), and how far the knees go
/// inward while it is caught (F.5): the one from the side, the other from the front only.
/// </summary>
internal sealed class JumpPosture
{
    private static readonly (string Key, Joint Joint)[] AtLowest =
        [("knee_angle_eccentric_end", Joint.Knee), ("hip_angle_eccentric_end", Joint.Hip), ("ankle_angle_eccentric_end", Joint.Ankle)];

    // A thigh that looks shorter than this share of its length points at the camera, and its direction means nothing.
    private const double ShortestThigh = 0.45;

    // Seconds about the deepest frame that still shows the thigh.
    private const double AboutDeepest = 0.05;
    private const double UsualScale = 2;

    private readonly JumpSignals _signals;
    private readonly JumpMarks _marks;
    private readonly JumpErrors _errors;
    private readonly string? _missing;
    private readonly string? _doubt;

    private JumpPosture(JumpSignals signals, JumpMarks marks, JumpErrors errors)
    {
        (_signals, _marks, _errors) = (signals, marks, errors);
        _missing = signals.Scene.Body.View == CameraView.Front ? "How far joints bend can only be read from the side." : null;
        _doubt = signals.Scene.Body.View == CameraView.Oblique ? "The jump was not filmed from the side." : ViewRules.Askew(signals.Scene.Body);
    }

    /// <summary>Adds all of it to the table of one jump.</summary>
    public static void Add(MetricTable table, JumpSignals signals, JumpMarks marks, JumpErrors errors)
    {
        var posture = new JumpPosture(signals, marks, errors);
        posture.AddLowest(table);
        posture.AddLanding(table);
        posture.AddProjection(table, "lfppa", BodySide.Left);
        posture.AddProjection(table, "rfppa", BodySide.Right);
    }

    private void AddLowest(MetricTable table)
    {
        foreach (var (key, joint) in AtLowest)
        {
            var angle = SampleScan.At(_signals.Scene.Angles.Near(joint), _marks.ZeroVelocity.Place);
            var foot = joint == Joint.Ankle ? ViewRules.Foot(_signals.Scene.Body) : null;
            table.Add(key, angle, JumpErrors.About(angle, _errors.Angle(joint), joint == Joint.Ankle ? 0 : _errors.Turned), (20, 220), _missing ?? foot ?? _marks.ZeroVelocity.Missing, _doubt);
        }
    }

    private void AddLanding(MetricTable table)
    {
        var knee = _signals.Scene.Angles.Near(Joint.Knee);
        var at = 180 - AtLanding();
        table.Add("landing_knee_flexion", at, JumpErrors.About(at, _errors.Angle(Joint.Knee)), (-20, 160), _missing ?? _marks.Landing.Missing, _doubt);
        var deepest = SampleScan.ArgMin(knee, (int)Or(_marks.Landing.Place), _marks.Damping.Found ? (int)_marks.Damping.Place + 1 : -1);
        var range = deepest < 0 ? double.NaN : 180 - knee[deepest] - at;
        table.Add("landing_knee_range", range, JumpErrors.About(range, _errors.Change(Joint.Knee)), (-20, 160), _missing ?? _marks.Landing.Missing ?? _marks.Damping.Missing, _doubt);
    }

    // From the last moments of the flight as measured: the low-pass would mix what follows into it.
    private double AtLanding()
    {
        if (!_marks.Landing.Found) return double.NaN;
        var count = (int)Math.Max(3, 0.08 * _signals.Rate);
        var last = (int)Math.Ceiling(_marks.Landing.Place) - 1;
        return _signals.Knee(last - count + 1, last);
    }

    // How far thigh and shank bend towards the other leg, at the deepest moment of the landing in which the thigh still shows.
    private void AddProjection(MetricTable table, string key, BodySide side)
    {
        var body = _signals.Scene.Body;
        var (hip, knee, ankle) = (BodyPoint.LeftHip.On(side), BodyPoint.LeftKnee.On(side), BodyPoint.LeftAnkle.On(side));
        double[] thigh = [.. body.Y(knee).Zip(body.Y(hip), (low, high) => low - high)];
        var least = ShortestThigh * BodyShares.Thigh * _signals.BodyHeight;
        var (first, last) = ((int)Math.Ceiling(Or(_marks.Landing.Place)), _marks.Damping.Found ? (int)_marks.Damping.Place : -1);
        var deepest = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => i < thigh.Length && thigh[i] >= least)
            .OrderBy(i => thigh[i]).Select(i => (double)i).FirstOrDefault(double.NaN);
        var reach = AboutDeepest * _signals.Rate;
        var inward = OrderStatistics.Median(body.X(BodyPoint.LeftHip.On(side.Other())).Zip(body.X(hip), (other, own) => other - own)) > 0 ? 1 : -1;
        var angles = Enumerable.Range(0, thigh.Length).Where(i => Math.Abs(i - deepest) <= reach).Select(i =>
            Math.Atan2(inward * (body.X(knee)[i] - body.X(hip)[i]), body.Y(knee)[i] - body.Y(hip)[i])
            - Math.Atan2(inward * (body.X(ankle)[i] - body.X(knee)[i]), body.Y(ankle)[i] - body.Y(knee)[i])).Where(double.IsFinite).ToArray();
        var missing = body.View == CameraView.Front ? null : "This can only be seen from straight in front of the athlete.";
        var angle = angles.Length == 0 ? double.NaN : double.RadiansToDegrees(angles.Average());
        table.Add(key, angle, JumpErrors.About(angle, UsualScale * _errors.Angle(Joint.Knee)), (-100, 60), missing ?? _marks.Landing.Missing ?? _marks.Damping.Missing);
    }

    private static double Or(double place) => double.IsNaN(place) ? 0 : place;
}
