using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// How far a number may be from the truth, as 90 % intervals (±1.645 standard deviations about the known bias). Sources: bias and
/// spread of bar speed by frame rate (measured on the closed-form snatch with 2.5 mm of noise), of event times (D.3), plate scale 1 %, height
/// scale 4 %, assumed camera distance 7 % (C.1–C.3), wrists instead of the plate ±10 % (D.1), camera roll 1° (C.7), and 6 % for force
/// and power after low-passing. Errors of different sources add as squares.
/// </summary>
internal sealed class ErrorModel
{
    private const double NinetyPercent = 1.645;
    private const double PlateError = 0.01;
    private const double HeightError = 0.04;
    private const double AssumedError = 0.07;
    private const double WristError = 0.06;
    private const double ForceError = 0.06;
    private const double HeightNoise = 0.002;
    private const double KneeTimeError = 0.015;
    private const double RollError = 0.0175;
    private const double SideNoise = 0.005;

    private readonly double _speedBias;
    private readonly double _speedSpread;
    private readonly double _timeSpread;
    private readonly double _barScale;
    private readonly double _bodyScale;

    /// <summary>Takes over the conditions of one clip.</summary>
    public ErrorModel(double framesPerSecond, SceneScale scale, BarSource source)
    {
        (_speedBias, _speedSpread, _timeSpread) = framesPerSecond switch
        {
            < 45 => (0.075, 0.035, 0.015),
            < 90 => (0.03, 0.038, 0.010),
            < 180 => (0.03, 0.031, 0.007),
            _ => (0.03, 0.022, 0.005),
        };
        _timeSpread = double.Hypot(_timeSpread, 1 / (framesPerSecond * Math.Sqrt(6)));
        _bodyScale = scale.BodyAssumed ? AssumedError : HeightError;
        _barScale = source == BarSource.Plate ? PlateError : double.Hypot(_bodyScale, WristError);
    }

    /// <summary>Interval of a greatest speed, which filtering always reads too low.</summary>
    public (double Low, double High) PeakSpeed(double speed) =>
        About(speed + _speedBias, double.Hypot(_speedSpread, _barScale * speed));

    /// <summary>Interval of a speed or a difference of speeds away from a peak.</summary>
    public (double Low, double High) Speed(double speed) => About(speed, double.Hypot(_speedSpread, _barScale * speed));

    /// <summary>Interval of an acceleration, m/s².</summary>
    public (double Low, double High) Acceleration(double acceleration) =>
        About(acceleration, double.Hypot(1, (_barScale + ForceError) * acceleration));

    /// <summary>Interval of a vertical distance of the bar.</summary>
    public (double Low, double High) BarDistance(double distance) => About(distance, double.Hypot(HeightNoise, _barScale * distance));

    /// <summary>Interval of a horizontal distance of the bar over the given rise, which a rolled camera turns into drift.</summary>
    public (double Low, double High) BarSide(double distance, double rise) =>
        About(distance, double.Hypot(double.Hypot(SideNoise, RollError * rise), _barScale * distance));

    /// <summary>Interval of bar power.</summary>
    public (double Low, double High) Power(double power) => About(power, power * double.Hypot(ForceError, 2 * _barScale));

    /// <summary>Interval of ground reaction: two accelerations with scales of their own.</summary>
    public (double Low, double High) Reaction(double force) => About(force, force * double.Hypot(ForceError, (_barScale + _bodyScale) / 2));

    /// <summary>Interval of the time of an event; those read from the knees are less sharp.</summary>
    public (double Low, double High) Time(double time, bool fromKnee) =>
        About(time, fromKnee ? double.Hypot(_timeSpread, KneeTimeError) : _timeSpread);

    /// <summary>Interval of the scale of the bar's plane.</summary>
    public (double Low, double High) Scale(double scale) => About(scale, scale * _barScale);

    private static (double Low, double High) About(double centre, double deviation) =>
        (centre - (NinetyPercent * deviation), centre + (NinetyPercent * deviation));
}
