namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// How far the numbers of a run may be off: noise of the keypoints carried through the formulas. The moment at which a curve of known
/// bend sets in is known to K·σ·√dt/(A·τ^1.5), with σ the noise, A the bend and τ = v/A the time it takes; other numbers go with the
/// noise and what the low-pass leaves of it. Constants were set on simulated films so that nine tenths of the truths lie inside; a test
/// with other seeds holds them to that.
/// </summary>
internal sealed class RunErrors
{
    /// <summary>Standard deviation of a told speed as a share of it; belts keep their word about as well.</summary>
    public const double ToldSpeed = 0.01;

    // Share of body height by which a model sets a joint beside its place all through a clip, along each axis.
    private const double Beside = 0.0053;

    // Shares of body height between which the feet of runners come down beside the middle line; some cross it.
    private const double StanceWidth = 0.05;

    private const double EventGain = 5.9;
    private const double EventFloor = 0.0014;

    // Seconds, and seconds for each radian of slope that a turned runner's ground may show.
    private const double LandingAlike = 0.002;
    private const double LeavingAlike = 0.003;
    private const double LandingTurn = 0.028;
    private const double LeavingTurn = 0.085;
    private const double LeastNoise = 0.3;
    private const double DepthError = 0.008;

    private readonly RunScene _run;
    private readonly double _noise;
    private readonly double _kept;

    /// <summary>Takes over the conditions of one clip.</summary>
    public RunErrors(RunScene run)
    {
        _run = run;
        _noise = Math.Max(LeastNoise, double.IsFinite(run.Scene.Body.Noise) ? run.Scene.Body.Noise : LeastNoise);
        _kept = Math.Min(1, Math.Sqrt(22 / run.FramesPerSecond));
    }

    /// <summary>Share by which lengths of the body may be off.</summary>
    public double Scale => _run.Scene.Scale.BodyError;

    /// <summary>Share by which the speed may be off when it comes from the picture.</summary>
    public double Speed => double.Hypot(Scale, double.Hypot(DepthError, Turn));

    /// <summary>Share by which ways along the ground may be off by the turn of the runner from the side.</summary>
    public double Turn => _run.Turn.LengthError;

    /// <summary>Standard deviation of the vertical, degrees.</summary>
    public double Vertical => double.RadiansToDegrees(_run.RollError);

    /// <summary>Standard deviation of a smoothed length of one step in the unit of the scale, for a sensitivity to one coordinate.</summary>
    public double Length(double gain) => gain * _noise * _kept * _run.Scene.Scale.Body;

    /// <summary>Standard deviation in degrees of the direction between two smoothed points, for a sensitivity to one coordinate.</summary>
    /// <param name="share">Distance of the points as a share of body height.</param>
    /// <param name="gain">Sensitivity, 1 for two independent points.</param>
    public double Direction(double share, double gain) =>
        gain * double.RadiansToDegrees(Math.Sqrt(2) * _noise * _kept / (share * _run.Scene.Body.BodyHeight));

    /// <summary>Standard deviation in degrees that the turn of the runner leaves of a direction.</summary>
    /// <param name="degrees">The direction from the vertical, or from the ground.</param>
    public double Turned(double degrees) => double.RadiansToDegrees(Math.Abs(Math.Sin(2 * double.DegreesToRadians(degrees))) / 2 * Turn);

    /// <summary>Standard deviation in degrees of a direction by joints that the model sets beside their places.</summary>
    /// <param name="share">Distance of the points as a share of body height.</param>
    /// <param name="gain">Sensitivity, 1 for two points each by itself.</param>
    public static double Misplaced(double share, double gain) => gain * double.RadiansToDegrees(Math.Sqrt(2) * Beside / share);

    /// <summary>Standard deviation in metres of the place of a foot along the ground by the same, and by how far it stands from the middle line of a turned runner.</summary>
    public double MisplacedFoot => double.Hypot(Beside, StanceWidth * Math.Sin(_run.Turn.Radians)) * _run.Scene.Scale.BodyHeight;

    /// <summary>Standard deviation in seconds of one edge of a contact.</summary>
    public double Event(FootContact contact)
    {
        var time = _run.RelativeSpeed / contact.Bend;
        var random = EventGain * _noise * Math.Sqrt(_run.Interval) / (contact.Bend * Math.Pow(Math.Max(time, 0.01), 1.5));
        return double.Hypot(EventFloor, random);
    }

    /// <summary>
    /// Standard deviation of what all landings, and what all leavings, of a clip are placed wrong by alike, seconds. A turned runner's foot
    /// comes nearer to the camera while it stands, or goes away, and so does not rest in the picture as the ground does.
    /// </summary>
    public (double Landing, double Leaving) Alike =>
        (double.Hypot(LandingAlike, LandingTurn * _run.Turn.SlopeError), double.Hypot(LeavingAlike, LeavingTurn * _run.Turn.SlopeError));

    /// <summary>Standard deviation in metres of how far the runner goes during the error of an edge of a contact.</summary>
    public double Way(FootContact contact) => Event(contact) * _run.RelativeSpeed * _run.Scene.Scale.Body;

    /// <summary>The leg length of the runner by body height, metres; NaN when not told.</summary>
    public double Leg => _run.Context.Athlete.Height is { } height && _run.Scene.Scale.IsMetric ? SpringMass.LegShare * height : double.NaN;
}
