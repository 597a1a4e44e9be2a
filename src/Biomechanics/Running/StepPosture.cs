using Aikynetix.Biomechanics.Kinematics;
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

    // Lengths as shares of body height: of the foot, and of thigh and shank.
    private const double Foot = 0.145;
    private const double Limb = 0.245;

    private readonly RunScene _run;
    private readonly RunBody _body;
    private readonly RunErrors _errors;
    private readonly double _scale;
    private readonly Dictionary<BodySide, double[]> _pitch;
    private readonly AngleSeries _sharp;

    /// <summary>Reads the postures of a run.</summary>
    public StepPosture(RunScene run, RunBody body, RunErrors errors)
    {
        (_run, _body, _errors, _scale) = (run, body, errors, run.Scene.Scale.Body);
        _sharp = JointAngles.Compute(run.Events.Body);
        _pitch = Enum.GetValues<BodySide>().ToDictionary(side => side, Pitch);
    }

    /// <summary>Adds the readings of one step.</summary>
    public void Add(Dictionary<string, Reading> readings, RunStep step)
    {
        var contact = step.Contact;
        readings["foot_strike_angle"] = Strike(contact);
        readings["contact_angle"] = Angle(contact, BodyPoint.LeftAnkle.On(contact.Side), contact.Landing);
        readings["push_angle"] = Angle(contact, BodyPoint.LeftToe.On(contact.Side), contact.Leaving);
        var ahead = Metres(BodyPoint.LeftAnkle.On(contact.Side), contact.Landing) - RunScene.At(_body.Along, contact.Landing);
        readings["overstride"] = new Reading(ahead, double.Hypot(_errors.Length(0.9), _errors.Way(contact)), double.Hypot(ahead * _errors.Scale, 0.005));
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
        return new Reading(RunScene.At(pitch, contact.Landing) - flat, double.Hypot(_errors.Direction(Foot, 1.1), Tipping * _errors.Event(contact)), 1);
    }

    // The ground lies where the lower end of the foot does.
    private Reading Angle(FootContact contact, BodyPoint foot, double place)
    {
        var side = contact.Side;
        var ground = Math.Min(
            RunScene.At(_run.View.Above(BodyPoint.LeftHeel.On(side)), place), RunScene.At(_run.View.Above(BodyPoint.LeftToe.On(side)), place)) * _scale;
        var rise = RunScene.At(_body.Above, place) - ground;
        var ahead = Metres(foot, place) - RunScene.At(_body.Along, place);
        var height = _run.Scene.Scale.BodyHeight;
        var random = double.RadiansToDegrees(double.Hypot(_errors.Length(0.9), _errors.Way(contact)) / (0.5 * height));
        return new Reading(GroundAngle(rise, ahead), random, 0.4);
    }

    private Reading Knee(FootContact contact)
    {
        var (first, last) = ((int)Math.Ceiling(contact.Landing), (int)contact.Leaving);
        var lowest = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(_body.Height[i]))
            .OrderBy(i => _body.Height[i]).Select(i => (double)i).FirstOrDefault(double.NaN);
        var bend = 180 - RunScene.At(_run.Scene.Angles.Of(contact.Side, Joint.Knee), lowest);
        return new Reading(bend, double.Hypot(_errors.Direction(Limb, 1.2), 0.6), 0.5);
    }

    // From upright, positive with the ankle ahead of the knee.
    private Reading Shank(FootContact contact)
    {
        var (knee, ankle) = (BodyPoint.LeftKnee.On(contact.Side), BodyPoint.LeftAnkle.On(contact.Side));
        double Between(Func<BodyPoint, double[]> places, BodyPoint from, BodyPoint to) =>
            RunScene.At(places(to), contact.Landing) - RunScene.At(places(from), contact.Landing);
        var angle = Math.Atan2(Between(_run.Scene.Forward, knee, ankle), Between(_run.Scene.Height, ankle, knee));
        var random = double.Hypot(_errors.Direction(Limb, 1.3), ShankTurn * _errors.Event(contact));
        return new Reading(double.RadiansToDegrees(angle), random, double.Hypot(1, _run.SlopeIsKnown ? 0.3 : 0.7));
    }

    // Thigh behind the line of the trunk.
    private Reading Hip(FootContact contact)
    {
        var hip = RunScene.At(_sharp.Of(contact.Side, Joint.Hip), contact.Leaving);
        return new Reading(hip - 180, double.Hypot(_errors.Direction(Limb, 1.4), ThighTurn * _errors.Event(contact)), 2.5);
    }

    private Reading Lean(RunStep step)
    {
        var torso = OrderStatistics.Mean(Between(_run.Scene.Angles.Torso, step.Contact.Landing, step.Contact.Landing + step.StrideSamples));
        return new Reading(90 - torso, double.Hypot(_errors.Direction(0.288, 0.25), 0.1), _run.SlopeIsKnown ? 0.3 : 0.7);
    }

    // Without the drift between the two landings, which are equal phases.
    private Reading Oscillation(RunStep step)
    {
        var (from, to) = (step.Contact.Landing, step.Next);
        var drift = (RunScene.At(_body.Height, to) - RunScene.At(_body.Height, from)) / (to - from);
        if (!double.IsFinite(drift)) return Reading.None;
        var heights = Enumerable.Range((int)Math.Ceiling(from), Math.Max(0, (int)to - (int)Math.Ceiling(from) + 1))
            .Select(i => _body.Height[i] - (drift * (i - from))).Where(double.IsFinite).ToArray();
        if (heights.Length < 4) return Reading.None;
        var rise = heights.Max() - heights.Min();
        return new Reading(rise, double.Hypot(_errors.Length(0.35), 0.001), double.Hypot(rise * _errors.Scale, 0.0015));
    }

    /// <summary>Acute angle from the ground of the line from a foot to the centre of mass, degrees.</summary>
    /// <param name="rise">Centre of mass above the foot, metres.</param>
    /// <param name="ahead">Foot ahead of the centre of mass, metres; behind it below 0.</param>
    public static double GroundAngle(double rise, double ahead) => double.RadiansToDegrees(Math.Atan2(rise, Math.Abs(ahead)));

    private double[] Pitch(BodySide side)
    {
        var (heel, toe) = (BodyPoint.LeftHeel.On(side), BodyPoint.LeftToe.On(side));
        var forward = _run.Events.Along(toe).Zip(_run.Events.Along(heel), (a, b) => a - b);
        var up = _run.Events.Above(toe).Zip(_run.Events.Above(heel), (a, b) => a - b);
        return [.. forward.Zip(up, (x, y) => double.RadiansToDegrees(Math.Atan2(y, x)))];
    }

    private double Metres(BodyPoint point, double place) => _scale * RunScene.At(_run.View.Along(point), place);

    private static double Length(FootContact contact) => contact.Leaving - contact.Landing;

    private static IEnumerable<double> Between(double[] series, double from, double to)
    {
        if (!double.IsFinite(from + to)) yield break;
        for (var i = Math.Max(0, (int)Math.Ceiling(from)); i <= Math.Min(series.Length - 1, to); i++) yield return series[i];
    }
}
