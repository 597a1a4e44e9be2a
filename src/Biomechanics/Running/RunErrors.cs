namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// How far the numbers of a run may be off: noise of the keypoints carried through the formulas. The moment at which a curve of known
/// bend sets in is known to K·σ·√dt/(A·τ^1.5), with σ the noise, A the bend and τ = v/A the time it takes; other numbers go with the
/// noise and what the low-pass leaves of it. Constants were set on films of <c>RunCoverageTests</c> so that nine tenths of the truths lie inside.
/// </summary>
internal sealed class RunErrors
{
    /// <summary>Standard deviation of a told speed as a share of it; belts keep their word about as well.</summary>
    public const double ToldSpeed = 0.01;

    private const double EventGain = 4.1;
    private const double EventFloor = 0.0025;
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
    public double Speed => double.Hypot(Scale, DepthError);

    /// <summary>Standard deviation of a smoothed length of one step in the unit of the scale, for a sensitivity to one coordinate.</summary>
    public double Length(double gain) => gain * _noise * _kept * _run.Scene.Scale.Body;

    /// <summary>Standard deviation in degrees of the direction between two smoothed points, for a sensitivity to one coordinate.</summary>
    /// <param name="share">Distance of the points as a share of body height.</param>
    /// <param name="gain">Sensitivity, 1 for two independent points.</param>
    public double Direction(double share, double gain) =>
        gain * double.RadiansToDegrees(Math.Sqrt(2) * _noise * _kept / (share * _run.Scene.Body.BodyHeight));

    /// <summary>Standard deviation in seconds of one edge of a contact.</summary>
    public double Event(FootContact contact)
    {
        var time = _run.RelativeSpeed / contact.Bend;
        var random = EventGain * _noise * Math.Sqrt(_run.Interval) / (contact.Bend * Math.Pow(Math.Max(time, 0.01), 1.5));
        return double.Hypot(EventFloor, random);
    }

    /// <summary>Standard deviation in metres of how far the runner goes during the error of an edge of a contact.</summary>
    public double Way(FootContact contact) => Event(contact) * _run.RelativeSpeed * _run.Scene.Scale.Body;

    /// <summary>The leg length of the runner by body height, metres; NaN when not told.</summary>
    public double Leg => _run.Context.Athlete.Height is { } height && _run.Scene.Scale.IsMetric ? SpringMass.LegShare * height : double.NaN;
}
