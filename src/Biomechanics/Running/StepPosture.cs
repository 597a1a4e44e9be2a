using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>How the runner holds the body at the events of a step (biomechanics reference E.6, E.8).</summary>
internal sealed class StepPosture
{
    // Shares of a contact in which the whole sole is on the ground.
    private const double FlatFrom = 0.28;
    private const double FlatTo = 0.50;

    // Degrees a second at which a foot may turn while it lands.
    private const double Tipping = 200;

    // Degrees a second at which the shank turns when the foot lands, and the thigh when it leaves.
    private const double ShankTurn = 350;
    private const double ThighTurn = 250;

    // Lengths as shares of body height: of the foot, of thigh and shank, and of the trunk.
    private const double Foot = 0.145;
    private const double Limb = 0.245;
    private const double Trunk = 0.288;

    private readonly RunScene _run;
    private readonly RunBody _body;
    private readonly RunErrors _errors;
    private readonly double _scale;
    private readonly Dictionary<BodySide, double[]> _pitch;
    private readonly AngleSeries _sharp;
    private readonly AngleSeries _calm;

    /// <summary>Reads the postures of a run.</summary>
    public StepPosture(RunScene run, RunBody body, RunErrors errors)
    {
        (_run, _body, _errors, _scale) = (run, body, errors, run.Scene.Scale.Body);
        _sharp = JointAngles.Compute(run.Events.Body);
        _calm = JointAngles.Compute(run.View.Body);
        _pitch = Enum.GetValues<BodySide>().ToDictionary(side => side, Pitch);
    }

    /// <summary>Adds the readings of one step.</summary>
    public void Add(Dictionary<string, Reading> readings, RunStep step)
    {
        var contact = step.Contact;
        readings["foot_strike_angle"] = Strike(contact);
        readings["contact_angle"] = Angle(contact, BodyPoint.LeftAnkle.On(contact.Side), contact.Landing);
        readings["push_angle"] = Angle(contact, BodyPoint.LeftToe.On(contact.Side), contact.Leaving);
        var ahead = Metres(BodyPoint.LeftAnkle.On(contact.Side), contact.Landing) - SampleScan.At(_body.Along, contact.Landing);
        readings["overstride"] = new Reading(
            ahead,
            double.Hypot(_errors.Length(0.9), _errors.Way(contact)),
            double.Hypot(ahead * double.Hypot(_errors.Scale, _errors.Turn), double.Hypot(0.005, _run.RollError * _run.Scene.Scale.BodyHeight / 2)),
            _errors.MisplacedFoot);
        readings["knee_flexion_midstance"] = Knee(contact);
        readings["shank_angle_contact"] = Shank(contact);
        readings["hip_extension_toe_off"] = Hip(contact);
        readings["trunk_lean"] = Lean(step);
        readings["vertical_oscillation"] = Oscillation(step);
    }

    private Reading Strike(FootContact contact)
    {
        var pitch = _pitch[contact.Side];
        var flat = OrderStatistics.Median(Between(pitch, contact.Landing + (FlatFrom * Length(contact)), contact.Landing + (FlatTo * Length(contact))));
        var strike = SampleScan.At(pitch, contact.Landing) - flat;

        // What sets the foot's points beside their places turns the flat foot as well; only what it does to lengths is left.
        var lengths = RunErrors.Misplaced(Foot, Math.Sin(double.DegreesToRadians(Math.Abs(strike))));
        return new Reading(
            strike, double.Hypot(_errors.Direction(Foot, 1.1), Tipping * _errors.Event(contact)), double.Hypot(_run.FramesPerSecond < RunVerdicts.SharpRate ? 1.3 : 0.8, _errors.Turned(strike)), lengths);
    }

    // The ground lies where the lower end of the foot does.
    private Reading Angle(FootContact contact, BodyPoint foot, double place)
    {
        var side = contact.Side;
        var ground = Math.Min(
            SampleScan.At(_run.View.Above(BodyPoint.LeftHeel.On(side)), place), SampleScan.At(_run.View.Above(BodyPoint.LeftToe.On(side)), place)) * _scale;
        var rise = SampleScan.At(_body.Above, place) - ground;
        var ahead = Metres(foot, place) - SampleScan.At(_body.Along, place);
        var height = _run.Scene.Scale.BodyHeight;
        var random = double.RadiansToDegrees(double.Hypot(_errors.Length(0.9), _errors.Way(contact)) / (0.5 * height));
        var angle = GroundAngle(rise, ahead);
        return new Reading(
            angle,
            random,
            double.Hypot(0.4, double.Hypot(_errors.Turned(angle), _errors.Vertical)),
            double.RadiansToDegrees(_errors.MisplacedFoot / (0.5 * height)));
    }

    private Reading Knee(FootContact contact)
    {
        var (first, last) = ((int)Math.Ceiling(contact.Landing), (int)contact.Leaving);
        var lowest = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(_body.Height[i]))
            .OrderBy(i => _body.Height[i]).Select(i => (double)i).FirstOrDefault(double.NaN);
        var bend = 180 - SampleScan.At(_calm.Of(contact.Side, Joint.Knee), lowest);
        return new Reading(
            bend, double.Hypot(_errors.Direction(Limb, 1.2), 0.6), double.Hypot(0.5, 2 * _errors.Turned(bend / 2)), RunErrors.Misplaced(Limb, 1.6));
    }

    // From upright, positive with the ankle ahead of the knee.
    private Reading Shank(FootContact contact)
    {
        var (knee, ankle) = (BodyPoint.LeftKnee.On(contact.Side), BodyPoint.LeftAnkle.On(contact.Side));
        double Between(Func<BodyPoint, double[]> places, BodyPoint from, BodyPoint to) =>
            SampleScan.At(places(to), contact.Landing) - SampleScan.At(places(from), contact.Landing);
        var angle = double.RadiansToDegrees(Math.Atan2(Between(_run.Upright.Along, knee, ankle), Between(_run.Upright.Above, ankle, knee)));
        var random = double.Hypot(_errors.Direction(Limb, 1.3), ShankTurn * _errors.Event(contact));
        return new Reading(angle, random, double.Hypot(1.4, double.Hypot(_errors.Vertical, _errors.Turned(angle))), RunErrors.Misplaced(Limb, 1));
    }

    // Thigh behind the line of the trunk.
    private Reading Hip(FootContact contact)
    {
        var hip = SampleScan.At(_sharp.Of(contact.Side, Joint.Hip), contact.Leaving);

        // The thigh turns sharply when the foot leaves, and a low-pass rounds that corner by some two degrees.
        var random = double.Hypot(_errors.Direction(Limb, 1.4), ThighTurn * _errors.Event(contact));
        return new Reading(hip - 180, random, double.Hypot(2.5, double.Hypot(_errors.Turned(hip - 180), RunErrors.Misplaced(Trunk, Math.Sqrt(0.5)))), RunErrors.Misplaced(Limb, 1));
    }

    private Reading Lean(RunStep step)
    {
        var lean = 90 - OrderStatistics.Mean(Between(_calm.Torso, step.Contact.Landing, step.Contact.Landing + step.StrideSamples));

        // Both ends are means of two points.
        var shared = double.Hypot(double.Hypot(0.6, _errors.Vertical), double.Hypot(_errors.Turned(lean), RunErrors.Misplaced(Trunk, Math.Sqrt(0.5))));
        return new Reading(lean, double.Hypot(_errors.Direction(Trunk, 0.25), 0.1), shared);
    }

    // Without the drift between the two landings, which are equal phases.
    private Reading Oscillation(RunStep step)
    {
        var (from, to) = (step.Contact.Landing, step.Next);
        var drift = (SampleScan.At(_body.Height, to) - SampleScan.At(_body.Height, from)) / (to - from);
        if (!double.IsFinite(drift)) return Reading.None;
        var heights = Enumerable.Range((int)Math.Ceiling(from), Math.Max(0, (int)to - (int)Math.Ceiling(from) + 1))
            .Select(i => _body.Height[i] - (drift * (i - from))).Where(double.IsFinite).ToArray();
        if (heights.Length < 4) return Reading.None;
        var rise = heights.Max() - heights.Min();
        return new Reading(rise, double.Hypot(_errors.Length(0.47), 0.001), double.Hypot(rise * _errors.Scale, 0.0015));
    }

    /// <summary>Acute angle from the ground of the line from a foot to the centre of mass, degrees.</summary>
    /// <param name="rise">Centre of mass above the foot, metres.</param>
    /// <param name="ahead">Foot ahead of the centre of mass, metres; behind it below 0.</param>
    public static double GroundAngle(double rise, double ahead) => double.RadiansToDegrees(Math.Atan2(rise, Math.Abs(ahead)));

    private double[] Pitch(BodySide side)
    {
        var (heel, toe) = (BodyPoint.LeftHeel.On(side), BodyPoint.LeftToe.On(side));
        var forward = _run.Feet.Along(toe).Zip(_run.Feet.Along(heel), (a, b) => a - b);
        var up = _run.Feet.Above(toe).Zip(_run.Feet.Above(heel), (a, b) => a - b);
        return [.. forward.Zip(up, (x, y) => double.RadiansToDegrees(Math.Atan2(y, x)))];
    }

    private double Metres(BodyPoint point, double place) => _scale * SampleScan.At(_run.View.Along(point), place);

    private static double Length(FootContact contact) => contact.Leaving - contact.Landing;

    private static IEnumerable<double> Between(double[] series, double from, double to)
    {
        if (!double.IsFinite(from + to)) yield break;
        for (var i = Math.Max(0, (int)Math.Ceiling(from)); i <= Math.Min(series.Length - 1, to); i++) yield return series[i];
    }
}
