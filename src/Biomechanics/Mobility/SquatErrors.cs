using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// Standard deviations of what is read off a squat, in closed form: jitter of the keypoints as measured in the clip, passed through the
/// low-pass (white noise keeps 1.666·fc/fs of its variance, and its derivative 21.93·fc³/fs), over the lengths of the segments
/// (biomechanics reference A.2), with a camera roll of 0.7°. The factors of times and ranges are calibrated on simulated squats so that
/// nine intervals of ten hold the truth.
/// </summary>
internal sealed class SquatErrors
{
    /// <summary>Low-pass of all points, hertz.</summary>
    public const double Cutoff = 6;

    private const double Degrees = 180 / Math.PI;
    private const double Roll = 0.7;
    private const double HighestShareOfNyquist = 0.4;
    private const double UsualNoise = 0.005;

    // Holes in a path and its ends leave more jitter than an endless low-pass would.
    private const double JitterFactor = 1.11;

    // One edge of a phase depends on the samples beside it and on the two levels between which it lies.
    private const double EdgeFactor = 1.35;
    // The lowest height moves both edges of the bottom, and apart.
    private const double StayFactor = 1.1;
    // Knees and feet point outward by about this much of their length; up to this turn a squat counts as filmed square.
    private const double Outward = 0.3;
    private const double Square = 12;

    // Of a thigh of which the picture shows 50–65 % upright, how much more points forward.
    private const double ForwardPerHeight = 1.4;

    private const double EdgeFloor = 0.003;
    private const double RangeFactor = 2.2;
    private const double RangeBias = 1.2;

    private readonly BodyScene _scene;
    private readonly double _sigma;
    private readonly double _speedSigma;

    /// <summary>Takes over the conditions of one clip.</summary>
    public SquatErrors(BodyScene scene)
    {
        _scene = scene;
        var rate = scene.Time.SampleRate;
        var cutoff = Math.Min(Cutoff, HighestShareOfNyquist * rate / 2);
        var noise = JitterFactor * (double.IsNaN(scene.Body.Noise) ? UsualNoise * scene.Body.BodyHeight : scene.Body.Noise);
        _sigma = noise * Math.Sqrt(Math.Min(1, 1.666 * cutoff / rate));
        _speedSigma = noise * Math.Sqrt(21.93 * cutoff * cutoff * cutoff / rate);
    }

    /// <summary>A camera's roll, degrees.</summary>
    public static double RollAngle => Roll;

    /// <summary>What an athlete turned from the side does to the direction of a segment that points outward, degrees; the same in all repetitions.</summary>
    public double Askew => Degrees * Outward * Math.Sin((_scene.Body.Turn > Square ? _scene.Body.Turn - Square : 0) / Degrees);

    /// <summary>How far an athlete filmed from the front stood turned, degrees: it turns one foot out and the other in.</summary>
    public double FrontTurn => _scene.Body.Turn <= 90 ? 90 - _scene.Body.Turn : 0;

    /// <summary>What <see cref="FrontTurn"/> makes of a thigh that points forward, in a projection angle, degrees.</summary>
    public double FrontAskew => Degrees * Math.Atan(ForwardPerHeight * Math.Sin(FrontTurn / Degrees));

    /// <summary>Direction of a segment of the near side, degrees.</summary>
    public double Direction(BodyPoint from, BodyPoint to, double place) => Degrees * _sigma * Math.Sqrt(2) / Length(from, to, place);

    /// <summary>Direction of the trunk, degrees: its ends are means of two points each.</summary>
    public double Trunk(double place) => Direction(BodyPoint.LeftHip, BodyPoint.LeftShoulder, place) / Math.Sqrt(2);

    /// <summary>Angle at a joint between two segments of the near side that meet in a point, degrees.</summary>
    /// <param name="from">Far end of the first segment, a left point.</param>
    /// <param name="joint">Where they meet.</param>
    /// <param name="to">Far end of the second segment.</param>
    /// <param name="angle">Inclusive angle, degrees.</param>
    /// <param name="place">On the grid.</param>
    public double Angle(BodyPoint from, BodyPoint joint, BodyPoint to, double angle, double place)
    {
        var (first, second) = (Length(from, joint, place), Length(joint, to, place));
        var between = Math.Cos(angle / Degrees) / (first * second);
        return Degrees * _sigma * Math.Sqrt(Math.Max(0, (2 / (first * first)) + (2 / (second * second)) - (2 * between)));
    }

    /// <summary>Place of one point along one axis, metres.</summary>
    public double Point => _sigma * _scene.Scale.Body;

    /// <summary>Place of the mean of two points along one axis, metres.</summary>
    public double Pair => Point / Math.Sqrt(2);

    /// <summary>Speed of the mean of two points along one axis, m/s.</summary>
    public double PairSpeed => _speedSigma * _scene.Scale.Body / Math.Sqrt(2);

    /// <summary>Drift forward of something at the given height above the feet in a rolled camera, metres.</summary>
    public static double Drift(double height) => Math.Abs(height) * Roll / Degrees;

    /// <summary>A length in metres by the error of the scale.</summary>
    public double Scaled(double length) => double.IsNaN(_scene.Scale.BodyError) ? 0 : Math.Abs(length) * _scene.Scale.BodyError;

    /// <summary>A time between two edges through which the hips pass at the given speeds, seconds.</summary>
    public double Span(double speedBefore, double speedAfter) =>
        double.Hypot(EdgeFloor, EdgeFactor * Pair * double.Hypot(1 / Least(speedBefore), 1 / Least(speedAfter)));

    /// <summary>The stay at the bottom between two edges through which the hips pass at the given speeds, seconds.</summary>
    public double Stay(double speedBefore, double speedAfter) => StayFactor * Span(speedBefore, speedAfter);

    /// <summary>The range over which the mean of two points moves, metres: deviation and bias, as a range always grows by jitter.</summary>
    public (double Deviation, double Bias) Range => (RangeFactor * Pair * Math.Sqrt(2), RangeBias * Pair);

    private static double Least(double speed) => Math.Max(Math.Abs(speed), 0.02);

    private double Length(BodyPoint from, BodyPoint to, double place)
    {
        var (a, b) = (from.On(_scene.Body.NearSide), to.On(_scene.Body.NearSide));
        double Of(Func<BodyPoint, double[]> axis) => SquatScene.At(axis(b), place) - SquatScene.At(axis(a), place);
        return double.Hypot(Of(_scene.Body.X), Of(_scene.Body.Y));
    }
}
