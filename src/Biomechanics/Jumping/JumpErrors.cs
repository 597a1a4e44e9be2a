using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// How far the numbers of one jump may be from the truth, as 90 % intervals. Everything follows from the noise of the keypoints measured in
/// the clip: the bend of the fits gives the moments of take-off, top and landing, closed forms give speed and acceleration of a parabola
/// through noisy samples; scale errors act on lengths. Errors of different sources add as squares. The constants were set by simulation
/// (1–3 px at 720p, 30–240 frames per second, stature off by 4 %, joints 0.5–1 % of it beside their
/// places, cameras turned by up to 25°) so that nine in ten intervals hold the truth.
/// </summary>
internal sealed class JumpErrors
{
    // What low-passing at 6 Hz leaves of the time of a turn or the beginning of a movement, seconds.
    private const double PeakError = 0.0005;
    private const double TurnError = 0.008;
    private const double StartError = 0.0085;
    private const double StillError = 0.06;
    private const double ShapeError = 0.05;

    // Take-off is surer than the bend of its fit says: how the toes leave is known from all people together.
    private const double TakeOffShare = 0.93;
    private const double PowerShape = 0.04;

    // Shares of power by seconds of take-off and metres of height.
    private const double PowerTime = 9;
    private const double PowerNoise = 12;
    private const double ChangeShare = 0.65;
    private const double TurnShare = 0.9;

    /// <summary>What parabolas across a short push leave out of a greatest force, as a share of what they show.</summary>
    public const double ForceBias = -0.015;

    /// <summary>What the shape of the fitted force leaves out of a greatest power, as a share of what it shows.</summary>
    public const double PowerBias = -0.02;

    private readonly JumpSignals _signals;
    private readonly JumpMarks _marks;
    private readonly double _scale;

    /// <summary>Takes over the conditions of one jump.</summary>
    public JumpErrors(JumpSignals signals, JumpMarks marks)
    {
        (_signals, _marks) = (signals, marks);
        _scale = double.IsFinite(signals.Scene.Scale.BodyError) ? signals.Scene.Scale.BodyError : 0.04;
        TakeOff = TakeOffShare * marks.TakeOffError;
        Landing = marks.LandingError;
        Peak = double.Hypot(PeakError, 1.3 * marks.Path.PeakError);
        Rise = double.Hypot(TakeOff, Peak);
        var meters = signals.CentreNoise * signals.Scene.Scale.Body;
        var n = Math.Max(5.0, (JumpForces.Window * signals.Rate) + 1);
        AccelerationNoise = meters * signals.Rate * signals.Rate * Math.Sqrt(720 / (n * ((n * n) - 1) * ((n * n) - 4)));
        HeightNoise = meters * Math.Sqrt(9 / (4 * n));
    }

    /// <summary>Standard deviation of take-off, seconds.</summary>
    public double TakeOff { get; }

    /// <summary>Standard deviation of contact, seconds: the fall before it is known less well than a flight.</summary>
    public double Contact => 1.25 * _marks.ContactError;

    /// <summary>Standard deviation of the top, seconds.</summary>
    public double Peak { get; }

    /// <summary>Standard deviation of landing, seconds.</summary>
    public double Landing { get; }

    /// <summary>Standard deviation of the time from take-off to the top, seconds.</summary>
    public double Rise { get; }

    /// <summary>Standard deviation of the beginning of the movement, seconds.</summary>
    public double Start => double.Hypot(StartError, SpeedTime(0.5));

    /// <summary>Standard deviation of acceleration in a window of the forces, m/s².</summary>
    public double AccelerationNoise { get; }

    /// <summary>Standard deviation of a height in a window of the forces, metres.</summary>
    public double HeightNoise { get; }

    /// <summary>Standard deviation of the body's scale as a share.</summary>
    public double Scale => _scale;

    /// <summary>Interval of a value with a standard deviation of its own, about a bias.</summary>
    public static (double Low, double High) About(double value, double deviation, double bias = 0) =>
        Normal.Interval(value - bias, deviation);

    /// <summary>Standard deviation of the time of an event, seconds.</summary>
    public double Time(string key) => key switch
    {
        "takeoff" => TakeOff,
        "landing" => Landing,
        "contact" => Contact,
        "peak" => Peak,
        "damping" => double.Hypot(TurnError / 2, 1.1 * SpeedTime(1)),
        "start_of_preparation" => Start,
        "recuperation" => StillError,
        "braking" => double.Hypot(0.9 * TurnError, 1.35 * SpeedTime(1)),
        _ => double.Hypot(TurnError / 4, 0.7 * SpeedTime(1)),
    };

    /// <summary>Standard deviation of a length, metres.</summary>
    public double Length(double length) => double.Hypot(HeightNoise, _scale * length);

    /// <summary>Standard deviation of a greatest force as a share of body weight.</summary>
    /// <param name="share">The force over body weight.</param>
    /// <param name="noise">How much wilder the acceleration is than in the middle of a window.</param>
    public double Force(double share, double noise) =>
        double.Hypot(double.Hypot(noise * AccelerationNoise, _scale * GravityScale.Gravity * (share - 1)) / GravityScale.Gravity, ShapeError * share);

    /// <summary>Standard deviation of a greatest power, W/kg.</summary>
    /// <param name="power">The power.</param>
    public double Power(double power) =>
        power * double.Hypot(double.Hypot(PowerShape, PowerTime * TakeOff), double.Hypot(1.8 * _scale, PowerNoise * HeightNoise));

    /// <summary>Standard deviation of the angle of a joint, degrees, after low-passing (A.2).</summary>
    public double Angle(Joint joint) => double.Hypot(Beside(joint), double.Hypot(Turned / 2, Jitter()));

    /// <summary>Standard deviation of a change of the angle of a joint, degrees: what is beside its place stays there, but not along the limb.</summary>
    public double Change(Joint joint) => double.Hypot(ChangeShare * Beside(joint), double.Hypot(Turned / 2, Math.Sqrt(2) * Jitter()));

    /// <summary>
    /// By how many degrees deeply bent knees and hips look straighter than they are, because the athlete is turned: limbs look shorter
    /// forward, not upward.
    /// </summary>
    public double Turned =>
        TurnShare * double.RadiansToDegrees(1 - Math.Cos(double.DegreesToRadians(double.IsFinite(_signals.Scene.Body.Turn) ? Math.Clamp(_signals.Scene.Body.Turn, 0, 45) : 0)));

    // What models place beside a joint throughout a clip, 0.5–1 % of body height, turns the segments that meet there; degrees.
    private static double Beside(Joint joint) => joint switch { Joint.Knee => 2.9, Joint.Hip => 2.5, _ => 3.8 };

    private double Jitter() =>
        double.RadiansToDegrees(_signals.Noise * Math.Sqrt(Math.Min(1, 12 / _signals.Rate)) * 2 / (0.245 * _signals.BodyHeight));

    // Seconds by which noise moves a crossing of the low-passed speed where the acceleration is some 10 m/s².
    private double SpeedTime(double share) =>
        share * _signals.CentreNoise * _signals.Scene.Scale.Body * 2 * Math.PI * 3 * Math.Sqrt(Math.Min(1, 12 / _signals.Rate)) / 10;
}
