using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// How far the camera is rolled, from what a clip shows of level and plumb: the places where feet stand along a path, the belt under
/// them, the fall of the body in a jump, and roughly the soles. It is taken out only where it stands clear of its own error, so that a
/// level camera is never made a rolled one.
/// </summary>
/// <param name="Angle">Slope of level ground in the picture, radians, y down; NaN when the clip does not show it.</param>
/// <param name="Error">Standard deviation of <paramref name="Angle"/>, radians; NaN with it.</param>
internal readonly record struct CameraRoll(double Angle, double Error)
{
    /// <summary>Errors by which a roll must exceed 0 to be believed.</summary>
    private const double Significant = 2.5;

    /// <summary>Errors by which two sources of evidence may differ before neither is trusted to its own error.</summary>
    private const double Consistent = 2;

    /// <summary>Beyond this the camera lies on its side, or the evidence is no floor: 20°.</summary>
    private const double Greatest = Math.PI / 9;

    /// <summary>Nothing shows the roll.</summary>
    public static CameraRoll Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether the roll stands clear of its error and is taken out.</summary>
    public bool IsSignificant => Math.Abs(Angle) >= Significant * Error;

    /// <summary>Degrees, as a report gives them: the roll that was taken out, 0 where it is known to be small, NaN where it is not known.</summary>
    public double Reported => double.RadiansToDegrees(IsSignificant ? Angle : Error <= BodyTrack.UsualRoll ? 0 : double.NaN);

    /// <summary>Reads a clip; never fails, whatever it holds.</summary>
    /// <param name="capture">For the size of the picture, whose middle is taken for the optical axis.</param>
    /// <param name="body">The athlete's track, with no roll taken out.</param>
    /// <param name="incline">Slope of the ground or belt along which the athlete faces, degrees, uphill positive.</param>
    public static CameraRoll Estimate(CaptureRecord capture, BodyTrack body, double incline = 0)
    {
        if (!(body.BodyHeight > 0)) return Unknown;
        var uphill = double.IsFinite(incline) ? (int)body.Facing * double.DegreesToRadians(incline) : 0;
        var ground = GroundSlope.OfPath(capture, body);
        if (double.IsNaN(ground.Angle)) ground = GroundSlope.OfBelt(body);
        var sole = SoleSlope.Of(body);
        return Together(ground with { Angle = ground.Angle + uphill }, FallDirection.Of(body), sole with { Angle = sole.Angle + uphill });
    }

    /// <summary>The body without the roll, where that is significant; the error of the rest goes with it.</summary>
    public BodyTrack Level(BodyTrack body) => IsSignificant
        ? body.Levelled(body.Roll + Angle, Error)
        : body.Levelled(body.Roll, Left);

    // What is left of a roll that is not taken out: the mean square about 0 of what the evidence and the care of most people allow together.
    private double Left
    {
        get
        {
            if (!double.IsFinite(Angle) || !(Error > 0)) return BodyTrack.UsualRoll;
            var trust = BodyTrack.UsualRoll * BodyTrack.UsualRoll / ((BodyTrack.UsualRoll * BodyTrack.UsualRoll) + (Error * Error));
            return double.Hypot(trust * Angle, Math.Sqrt(trust) * Error);
        }
    }

    /// <summary>Mean by inverse variance; evidence that contradicts other evidence widens the error of both.</summary>
    internal static CameraRoll Together(params ReadOnlySpan<CameraRoll> evidence)
    {
        double weight = 0, sum = 0, misfit = 0;
        foreach (var (angle, error) in evidence)
        {
            if (!(Math.Abs(angle) <= Greatest) || !(error > 0)) continue;
            weight += 1 / (error * error);
            sum += angle / (error * error);
        }

        if (weight <= 0) return Unknown;
        var mean = sum / weight;
        foreach (var (angle, error) in evidence)
        {
            if (Math.Abs(angle) <= Greatest && error > 0) misfit = Math.Max(misfit, Math.Abs(angle - mean) / error);
        }

        return new CameraRoll(mean, Math.Max(1, misfit / Consistent) / Math.Sqrt(weight));
    }
}
