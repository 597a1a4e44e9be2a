namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// The One-Euro filter (Casiez and others, 2012): a causal low-pass whose cut-off rises with speed, calm at rest and quick in motion.
/// Samples may be unevenly spaced.
/// </summary>
/// <param name="minimumCutoff">Cut-off at rest, hertz, &gt; 0.</param>
/// <param name="beta">Hertz added for each unit of speed per second, 0 or more.</param>
/// <param name="speedCutoff">Cut-off of the speed that steers it, hertz, &gt; 0.</param>
public sealed class OneEuroFilter(double minimumCutoff, double beta, double speedCutoff = 1)
{
    private double _raw = double.NaN;
    private double _time;

    /// <summary>The smoothed value; NaN before the first sample.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The low-passed speed, raw units per second; 0 before the second sample.</summary>
    public double Speed { get; private set; }

    /// <summary>Share of a new sample in a first-order low-pass: 1/(1 + τ/T) with τ = 1/(2π f).</summary>
    /// <param name="cutoff">Hertz.</param>
    /// <param name="interval">Seconds since the last sample.</param>
    public static double Weight(double cutoff, double interval)
    {
        var turn = 2 * Math.PI * cutoff * interval;
        return turn / (1 + turn);
    }

    /// <summary>Takes a sample.</summary>
    /// <param name="value">The sample; one that is no number changes nothing.</param>
    /// <param name="seconds">Its time; one that is not after the last changes nothing.</param>
    /// <param name="unit">Raw units in one unit of speed, so that beta means the same at each size (pixels per metre).</param>
    /// <returns>The smoothed value.</returns>
    public double Next(double value, double seconds, double unit = 1)
    {
        if (!double.IsFinite(value) || !double.IsFinite(seconds)) return Value;
        if (double.IsNaN(_raw))
        {
            (_raw, _time, Value, Speed) = (value, seconds, value, 0);
            return Value;
        }

        var interval = seconds - _time;
        if (interval <= 0) return Value;
        Speed += Weight(speedCutoff, interval) * (((value - _raw) / interval) - Speed);
        Value += Weight(minimumCutoff + (beta * Math.Abs(Speed) / unit), interval) * (value - Value);
        (_raw, _time) = (value, seconds);
        return Value;
    }

    /// <summary>Forgets everything: the next sample is the first.</summary>
    public void Restart() => (_raw, Value, Speed) = (double.NaN, double.NaN, 0);
}
