using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// Standard deviations of what is read off a squat, in closed form: jitter of the keypoints as measured in the clip, passed through the
/// low-pass (white noise keeps 1.666·fc/fs of its variance, and its derivative 21.93·fc³/fs), and the places beside the joints at which
/// a model keeps them throughout a clip, over the lengths of the segments (biomechanics reference A.2); what is left of the camera's
/// roll; the athlete's turn. The factors are calibrated on simulated squats so that nine intervals of ten hold the truth; a test with
/// other seeds holds them to that.
/// </summary>
internal sealed class SquatErrors
{
    /// <summary>Low-pass of all points, hertz.</summary>
    public const double Cutoff = 6;

    private const double Degrees = 180 / Math.PI;
    private const double HighestShareOfNyquist = 0.4;
    private const double UsualNoise = 0.005;

    // Share of body height by which a model puts a joint beside its centre along one axis, the same throughout a clip.
    private const double Beside = 0.005;

    // Nobody levels a phone: rolls of up to 2° are common, somewhat more than a tripod leaves.
    private const double RollFactor = 1.2;

    // Holes in a path and its ends leave more jitter than an endless low-pass would.
    private const double JitterFactor = 1.11;

    // One edge of a phase depends on the samples beside it and on the two levels between which it lies.
    private const double EdgeFactor = 1.35;

    // The lowest height moves both edges of the bottom, and apart.
    private const double StayFactor = 1.2;
    private const double EdgeFloor = 0.003;
    private const double RangeFactor = 2.2;
    private const double RangeBias = 1.2;

    // A far hip that is guessed behind the body jitters more than other points; by less than this it does so by chance.
    private const double Clearly = 1.3;
    private const double GuessFactor = 1.2;

    // Half of the standard deviation behind a median of absolute differences of two samples.
    private const double PerMedian = 1.4826 / 1.4142 / 2;

    // Knees point outward by about this much of the length of thigh and shank, toes by so many degrees.
    private const double Outward = 0.15;
    private const double ToeOut = 15;

    // A camera looks down on legs and feet by about this slope, so what points to it looks lower.
    private const double LookDown = 0.1;

    // Of a thigh of which the picture shows 50–65 % upright, how much more points forward.
    private const double ForwardPerHeight = 1.4;

    private readonly BodyScene _scene;
    private readonly double _speedSigma;
    private readonly double _hips;
    private readonly double _turn;

    /// <summary>Takes over the conditions of one clip.</summary>
    public SquatErrors(BodyScene scene)
    {
        _scene = scene;
        var rate = scene.Time.SampleRate;
        var cutoff = Math.Min(Cutoff, HighestShareOfNyquist * rate / 2);
        var noise = JitterFactor * (double.IsNaN(scene.Body.Noise) ? UsualNoise * scene.Body.BodyHeight : scene.Body.Noise);
        Jitter = noise * Math.Sqrt(Math.Min(1, 1.666 * cutoff / rate));
        Misplaced = Beside * scene.Body.BodyHeight;
        _speedSigma = noise * Math.Sqrt(21.93 * cutoff * cutoff * cutoff / rate);
        var (scatter, both) = HipScatter(scene);
        _hips = !both ? Jitter : scatter > Clearly * Jitter / Math.Sqrt(2) ? GuessFactor * scatter : Jitter / Math.Sqrt(2);
        _turn = double.IsFinite(scene.Body.Turn) ? Math.Min(scene.Body.Turn, Posture.NarrowestFront) / Degrees : 0;
    }

    /// <summary>What differs from sample to sample in the place of one point along one axis, pixels.</summary>
    public double Jitter { get; }

    /// <summary>What is the same throughout a clip in the place of one point along one axis, pixels.</summary>
    public double Misplaced { get; }

    /// <summary>What is left of a camera's roll, degrees.</summary>
    public double Roll => Degrees * RollFactor * _scene.Body.RollError;

    /// <summary>How far an athlete filmed from the front stood turned, degrees: it turns one foot out and the other in.</summary>
    public double FrontTurn => _scene.Body.Turn <= 90 ? 90 - _scene.Body.Turn : 0;

    /// <summary>What <see cref="FrontTurn"/> makes of a thigh that points forward, in a projection angle, degrees.</summary>
    public double FrontAskew => Degrees * Math.Atan(ForwardPerHeight * Math.Sin(FrontTurn / Degrees));

    /// <summary>Place of one point along one axis, metres.</summary>
    public double Point => Jitter * _scene.Scale.Body;

    /// <summary>Place of the mean of two points along one axis, metres.</summary>
    public double Pair => Point / Math.Sqrt(2);

    /// <summary>Speed of the mean of two points along one axis, m/s.</summary>
    public double PairSpeed => _speedSigma * _scene.Scale.Body / Math.Sqrt(2);

    /// <summary>The range over which the mean of two points moves, metres: deviation and bias, as a range always grows by jitter.</summary>
    public (double Deviation, double Bias) Range => (RangeFactor * Pair * Math.Sqrt(2), RangeBias * Pair);

    /// <summary>By how much the turn of the athlete shortens what lies forward, as a share.</summary>
    public double Shortened => (1 / Math.Cos(_turn)) - 1;

    /// <summary>By how much it shortens a foot that points outward by as much as most, as a share.</summary>
    public double FootShortened => (1 / Math.Cos(Math.Min(_turn + (ToeOut / Degrees), Posture.NarrowestFront / Degrees))) - 1;

    /// <summary>What the turn does to the direction of a foot on the floor, degrees.</summary>
    public double FootTurned => Degrees * LookDown * Math.Tan(Math.Min(_turn + (ToeOut / Degrees), Posture.NarrowestFront / Degrees));

    /// <summary>What the turn does to a direction in the plane of movement, by shortening what lies forward, degrees.</summary>
    /// <param name="direction">From the horizontal, degrees.</param>
    public double Steeper(double direction) => Degrees * Math.Sin(2 * direction / Degrees) / 2 * Shortened;

    /// <summary>What the turn does to a thigh or shank, whose knee points outward, degrees.</summary>
    /// <param name="direction">From the horizontal, degrees.</param>
    public double Turned(double direction) => double.Hypot(double.Hypot(Steeper(direction), Lower(direction)), Aside(direction));

    /// <summary>The part of <see cref="Turned"/> that comes from a camera that looks down: the end that points to it looks lower, degrees.</summary>
    /// <param name="direction">From the horizontal, degrees.</param>
    public double Lower(double direction) => Degrees * LookDown * Math.Abs(Math.Cos(direction / Degrees)) * Math.Sin(_turn);

    /// <summary>The part of <see cref="Turned"/> that comes from pointing outward, degrees.</summary>
    /// <param name="direction">From the horizontal, degrees.</param>
    public double Aside(double direction) => Degrees * Outward * Math.Abs(Math.Sin(direction / Degrees)) * Math.Sin(_turn);

    /// <summary>Direction of a segment of the near side, degrees, of which one end's place has the given deviation, pixels.</summary>
    public double Direction(double spread, BodyPoint from, BodyPoint to, double place) => Degrees * spread * Math.Sqrt(2) / Length(from, to, place);

    /// <summary>Direction of the trunk, degrees: its ends are means of two points each.</summary>
    public double Trunk(double spread, double place) => Direction(spread, BodyPoint.LeftHip, BodyPoint.LeftShoulder, place) / Math.Sqrt(2);

    /// <summary>Angle at a joint between two segments of the near side that meet in a point, degrees.</summary>
    /// <param name="spread">Deviation of the place of each point, pixels.</param>
    /// <param name="joint">Far end of the first segment, where they meet, far end of the second: left points.</param>
    /// <param name="angle">Inclusive angle, degrees.</param>
    /// <param name="place">On the grid.</param>
    public double Angle(double spread, (BodyPoint From, BodyPoint At, BodyPoint To) joint, double angle, double place)
    {
        var (first, second) = (Length(joint.From, joint.At, place), Length(joint.At, joint.To, place));
        var between = Math.Cos(angle / Degrees) / (first * second);
        return Degrees * spread * Math.Sqrt(Math.Max(0, (2 / (first * first)) + (2 / (second * second)) - (2 * between)));
    }

    /// <summary>Drift forward of something at the given height above the feet in a rolled camera, metres.</summary>
    public double Drift(double height) => Math.Abs(height) * RollFactor * _scene.Body.RollError;

    /// <summary>A length in metres by the error of the scale.</summary>
    public double Scaled(double length) => double.IsNaN(_scene.Scale.BodyError) ? 0 : Math.Abs(length) * _scene.Scale.BodyError;

    /// <summary>A time between two edges through which the hips pass at the given speeds, seconds.</summary>
    public double Span(double speedBefore, double speedAfter) =>
        double.Hypot(EdgeFloor, EdgeFactor * _hips * _scene.Scale.Body * double.Hypot(1 / Least(speedBefore), 1 / Least(speedAfter)));

    /// <summary>The stay at the bottom between two edges through which the hips pass at the given speeds, seconds.</summary>
    public double Stay(double speedBefore, double speedAfter) => StayFactor * Span(speedBefore, speedAfter);

    // Jitter of the middle of the hips, pixels: both go up and down together, so half of what they jitter against each other. Samples that lie
    // half a period of the low-pass apart are independent, and too near in time for a movement to count.
    private static (double Scatter, bool Both) HipScatter(BodyScene scene)
    {
        var lag = (int)Math.Ceiling(scene.Time.SampleRate / (2 * Cutoff));
        var (left, right) = (scene.Body.Y(BodyPoint.LeftHip), scene.Body.Y(BodyPoint.RightHip));
        var changes = new double[lag > 0 ? Math.Max(0, left.Length - lag) : 0];
        for (var i = 0; i < changes.Length; i++) changes[i] = Math.Abs(left[i + lag] - right[i + lag] - left[i] + right[i]);
        var (seen, both) = (left.Zip(right).Count(pair => double.IsFinite(pair.First) || double.IsFinite(pair.Second)), left.Zip(right).Count(pair => double.IsFinite(pair.First + pair.Second)));
        return (PerMedian * OrderStatistics.Median(changes), both >= seen / 2);
    }

    private static double Least(double speed) => Math.Max(Math.Abs(speed), 0.02);

    private double Length(BodyPoint from, BodyPoint to, double place)
    {
        var (a, b) = (from.On(_scene.Body.NearSide), to.On(_scene.Body.NearSide));
        double Of(Func<BodyPoint, double[]> axis) => SampleScan.At(axis(b), place) - SampleScan.At(axis(a), place);
        return double.Hypot(Of(_scene.Body.X), Of(_scene.Body.Y));
    }
}
