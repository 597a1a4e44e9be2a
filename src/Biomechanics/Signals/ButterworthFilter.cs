using System.Buffers;

namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Second-order Butterworth low-pass run forwards and backwards, so that nothing shifts in time. The cut-off is corrected for the
/// two passes: the amplitude at the cut-off is 1/√2 in the end (Winter, Biomechanics and Motor Control of Human Movement, 2009).
/// </summary>
public static class ButterworthFilter
{
    /// <summary>Runs of fewer samples pass unfiltered: they are shorter than the filter needs to settle (3 · order + 1).</summary>
    public const int ShortestRun = 7;

    /// <summary>Share of the Nyquist frequency above which a cut-off is lowered, since the filter would no longer smooth.</summary>
    public const double HighestShareOfNyquist = 0.4;

    /// <summary>(√2 − 1)^¼: each pass alone is made this much wider, so that both together lose 3 dB at the cut-off.</summary>
    private static readonly double DualPassCorrection = Math.Pow(Math.Sqrt(2) - 1, 0.25);

    /// <summary>Low-passes each unbroken run of samples by itself; NaN stays NaN.</summary>
    /// <param name="samples">Evenly spaced samples in any unit.</param>
    /// <param name="sampleRate">Samples per second, above 0 (not looked at while no run is as long as <see cref="ShortestRun"/>).</param>
    /// <param name="cutoff">Frequency of −3 dB in hertz, above 0; lowered to <see cref="HighestShareOfNyquist"/> of Nyquist.</param>
    /// <returns>As many samples as came in, in the same unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the cut-off is not above 0.</exception>
    public static double[] ZeroLag(ReadOnlySpan<double> samples, double sampleRate, double cutoff)
    {
        var smooth = samples.ToArray();
        Coefficients? coefficients = null;
        var runs = new SampleRuns(samples);
        while (runs.MoveNext())
        {
            if (runs.Length < ShortestRun) continue;
            coefficients ??= Coefficients.For(sampleRate, cutoff);
            FilterRun(smooth.AsSpan(runs.Start, runs.Length), (int)Math.Ceiling(sampleRate), coefficients.Value);
        }

        return smooth;
    }

    private static void FilterRun(Span<double> run, int second, in Coefficients coefficients)
    {
        var pad = Math.Min(run.Length - 1, Math.Max(second, ShortestRun));
        var rented = ArrayPool<double>.Shared.Rent(run.Length + (2 * pad));
        var padded = rented.AsSpan(0, run.Length + (2 * pad));
        run.CopyTo(padded[pad..]);
        var (first, last) = (run[0], run[^1]);
        for (var i = 1; i <= pad; i++)
        {
            padded[pad - i] = (2 * first) - run[i];
            padded[pad + run.Length - 1 + i] = (2 * last) - run[^(i + 1)];
        }

        Pass(padded, pad, coefficients);
        padded.Reverse();
        Pass(padded, pad, coefficients);
        padded.Reverse();
        padded.Slice(pad, run.Length).CopyTo(run);
        ArrayPool<double>.Shared.Return(rented);
    }

    // The filter starts in the state it would have on a straight line through the padding: a ramp then leaves no transient
    // even where the run is too short for one to die out.
    private static void Pass(Span<double> x, int pad, in Coefficients c)
    {
        var slope = (x[pad] - x[0]) / pad;
        var (x1, x2) = (x[0] - slope, x[0] - (2 * slope));
        var (y1, y2) = (x1 - (slope * c.Delay), x2 - (slope * c.Delay));
        for (var i = 0; i < x.Length; i++)
        {
            var now = x[i];
            var y = (c.A0 * (now + (2 * x1) + x2)) + (c.B1 * y1) + (c.B2 * y2);
            (x2, x1, y2, y1) = (x1, now, y1, y);
            x[i] = y;
        }
    }

    /// <summary>One pass: y[n] = A0·(x[n] + 2x[n−1] + x[n−2]) + B1·y[n−1] + B2·y[n−2]; it delays slow signals by Delay samples.</summary>
    internal readonly record struct Coefficients(double A0, double B1, double B2)
    {
        /// <summary>Group delay at frequency 0, samples.</summary>
        public double Delay => 1 + ((B1 + (2 * B2)) / (1 - B1 - B2));

        /// <summary>The coefficients for one of two passes.</summary>
        public static Coefficients For(double sampleRate, double cutoff)
        {
            if (!(sampleRate > 0)) throw new ArgumentOutOfRangeException(nameof(sampleRate), sampleRate, "The rate must be above 0.");
            if (!(cutoff > 0)) throw new ArgumentOutOfRangeException(nameof(cutoff), cutoff, "The cut-off must be above 0.");
            var capped = Math.Min(cutoff, HighestShareOfNyquist * sampleRate / 2);
            var omega = Math.Tan(Math.PI * capped / sampleRate) / DualPassCorrection;
            var k1 = Math.Sqrt(2) * omega;
            var k2 = omega * omega;
            var a0 = k2 / (1 + k1 + k2);
            var b1 = (-2 * a0) + (2 * a0 / k2);
            return new Coefficients(a0, b1, 1 - (4 * a0) - b1);
        }
    }
}
