using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// How far a number may be from the truth, as 90 % intervals (±1.645 standard deviations about the known bias). The spread of each metric
/// has parts that add as squares: what filtering and sampling leave even without noise, the noise of the clip itself through filter and
/// derivative, the error of the scales (plate 0.7 %, height 4 %, assumed camera distance 7 %, wrists instead of the plate 6 %), and the
/// roll and the turn of a camera that nobody levelled or put square. <see cref="LiftErrors"/> holds the constants.
/// </summary>
internal sealed class ErrorModel
{
    private const double PlateError = 0.007;
    private const double WristError = 0.06;
    private const double SlowRate = 45;
    private const double FittedRate = 29;
    private const double ReferenceRate = 60;

    // Radians: a rim is flattened by thick plates and pitched cameras, and shoulders and feet are as wide and long as a typical adult's.
    private const double PlateTurnError = 0.07;
    private const double BodyTurnError = 0.14;

    // Distance of the bar from the middle of the picture over that from the camera: what comes nearer to a camera moves outward too.
    private const double Nearing = 0.1;

    // Beyond this the path is hardly seen, and lengths along the floor say nothing.
    private const double WidestTurn = 1.05;

    // Stands in where a clip is too short or too empty to tell its noise.
    private const double UsualNoise = 0.003;

    private readonly bool _isSlow;
    private readonly double _loss;
    private readonly double _barNoise;
    private readonly double _bodyNoise;
    private readonly double _barScale;
    private readonly double _bodyScale;
    private readonly double _rollError;
    private readonly double _turn;
    private readonly double _turnError;

    /// <summary>Takes over the conditions of one clip.</summary>
    public ErrorModel(LiftScene scene)
    {
        var (time, scale) = (scene.Time, scene.Scale);
        _isSlow = time.FramesPerSecond < SlowRate;

        // The low-pass sinks with the rate, and what it loses grows with the fourth power; nothing was fitted there.
        var shortage = Math.Clamp(FittedRate / time.FramesPerSecond, 1, 4);
        _loss = double.IsNaN(shortage) ? 1 : shortage * shortage * shortage * shortage;

        // White noise through a low-pass and a derivative goes with the root of the frame interval.
        var density = Math.Sqrt(ReferenceRate / Math.Max(1, time.SampleRate));
        var pixels = NoiseLevel.Of(NoiseLevel.Differences(scene.Bar.X).Concat(NoiseLevel.Differences(scene.Bar.Y)));
        _barNoise = Or(density * pixels * scale.Bar);
        _bodyNoise = Or(density * scene.Body.Noise * scale.Body);
        _bodyScale = double.IsFinite(scale.BodyError) ? scale.BodyError : 0;
        _rollError = scene.Body.RollError;
        (_turn, _turnError) = Turn(scene);
        _barScale = scene.Bar.Source == BarSource.Plate ? PlateError : double.Hypot(_bodyScale, WristError);
    }

    /// <summary>Interval of a metric.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="rise">Metres over which a rolled camera turns height into drift.</param>
    /// <param name="reference">What an error that is a share is a share of; null for the value itself.</param>
    /// <param name="barAlone">Whether the parts of the pull were told from the bar alone.</param>
    public (double Low, double High) Interval(string key, double value, double rise = 0, double? reference = null, bool barAlone = false)
    {
        var error = barAlone && BarAloneErrors.Concern(key) ? BarAloneErrors.Of(key) : LiftErrors.Of(key);
        var unit = error.IsShare ? Math.Abs(reference ?? value) : 1;
        var centre = value - (unit * (_isSlow ? _loss * error.SlowBias : error.Bias));
        var askew = error.IsAcross ? Math.Abs(value) * Stretch(_turn) * double.Hypot(Math.Tan(_turn) * _turnError, Math.Sin(_turn) * Nearing) : 0;
        if (error.IsAcross) centre += value * (Stretch(_turn) - 1);
        var scale = double.Hypot(error.BarScale * _barScale, error.BodyScale * _bodyScale) * value;
        var deviation = double.Hypot(double.Hypot(unit * Noise(error), error.Share * value), double.Hypot(double.Hypot(scale, askew), _rollError * rise));
        return (centre - (Normal.NinetyPercent * deviation), centre + (Normal.NinetyPercent * deviation));
    }

    /// <summary>Standard deviation of a metric from one lift of a clip to the next that were alike, without its scale, in the unit of its constants.</summary>
    public double Noise(string key) => Noise(LiftErrors.Of(key));

    /// <summary>By how much squares of lengths along the floor look too small, as a share of them.</summary>
    public double SquareLoss => (Stretch(_turn) * Stretch(_turn)) - 1;

    /// <summary>Standard deviation in radians of what is left of the camera's roll.</summary>
    public double RollError => _rollError;

    private double Noise(in LiftError error)
    {
        var floor = _isSlow ? _loss * double.Hypot(error.Floor, error.Slow) : error.Floor;
        return double.Hypot(floor, double.Hypot(error.Bar * _barNoise, error.Body * _bodyNoise));
    }

    // A length along the floor over what a camera that is turned by so much shows of it.
    private static double Stretch(double turn) => 1 / Math.Cos(turn);

    // The rim tells it best; where the turn is not known, square is as good a guess as any and off by what athletes stand askew.
    private static (double Turn, double Error) Turn(LiftScene scene)
    {
        var (turn, error) = double.IsFinite(scene.Bar.Yaw) ? (scene.Bar.Yaw, PlateTurnError) : (scene.Body.Turn, BodyTurnError);
        return double.IsFinite(turn) ? (Math.Min(double.DegreesToRadians(turn), WidestTurn), error) : (0, BodyTurnError);
    }

    private static double Or(double noise) => double.IsFinite(noise) ? noise : UsualNoise;
}
