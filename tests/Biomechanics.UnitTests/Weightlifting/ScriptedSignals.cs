using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Samples a scripted lift straight into the series that phase detection looks at, with noise, without any camera.</summary>
internal sealed class ScriptedSignals
{
    private readonly Random _random;
    private readonly double _rate;
    private readonly int _count;

    public ScriptedSignals(LiftScript script, double rate, double barNoise = 0, double kneeNoise = 0, int seed = 1, double from = 0, double to = double.MaxValue)
    {
        _random = new Random(seed);
        _rate = rate;
        Offset = from + (barNoise > 0 ? _random.NextDouble() / rate : 0);
        _count = (int)((Math.Min(script.Duration, to) - Offset) * rate) + 1;
        Motion = BarMotion.From(Sample(script.BarHeight, barNoise), Sample(script.Forward.At, barNoise), rate);
        Signals = new LiftSignals
        {
            SampleRate = rate,
            BodyHeight = script.BodyHeight,
            Bar = Motion.Height,
            Speed = Motion.Speed,
            Acceleration = Motion.Acceleration,
            Knee = ButterworthFilter.ZeroLag(Sample(script.Knee.At, kneeNoise), rate, 6),
            Hip = ButterworthFilter.ZeroLag(Sample(script.Hip, kneeNoise), rate, 6),
            Elbow = ButterworthFilter.ZeroLag(Sample(script.Elbow.At, kneeNoise), rate, 6),
            KneeHeight = Hidden(),
            ShoulderHeight = Hidden(),
            NoseHeight = Hidden(),
            AnkleGap = Hidden(),
        };
    }

    /// <summary>Time of the first sample on the clock of the script.</summary>
    public double Offset { get; }

    public BarMotion Motion { get; }

    public LiftSignals Signals { get; private set; }

    /// <summary>The same film with other series.</summary>
    public ScriptedSignals With(LiftSignals signals)
    {
        Signals = signals;
        return this;
    }

    /// <summary>Time of a mark on the clock of the script.</summary>
    public double Time(Mark mark) => Offset + (mark.Place / _rate);

    /// <summary>A series that was never seen.</summary>
    public double[] Hidden() => [.. Enumerable.Repeat(double.NaN, _count)];

    /// <summary>A function of time at the sample times, plus normal noise.</summary>
    public double[] Sample(Func<double, double> value, double noise = 0) =>
        [.. Enumerable.Range(0, _count).Select(i => value(Offset + (i / _rate)) + (noise * Normal()))];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
