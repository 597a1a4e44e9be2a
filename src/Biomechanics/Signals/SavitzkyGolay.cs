namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Derivatives of evenly spaced samples by fitting a parabola to a short window (Savitzky and Golay, Anal. Chem. 36, 1964), exact
/// on parabolas. At the ends of a run the outermost full window is used off its centre, so that no sample is lost.
/// </summary>
public static class SavitzkyGolay
{
    /// <summary>
    /// The shortest window worth using after a low-pass at this rate: 3 samples up to about 60, 5 at 120, 7 at 240 frames a second.
    /// A longer one would smooth twice and flatten peaks.
    /// </summary>
    /// <param name="sampleRate">Samples per second.</param>
    public static int WindowFor(double sampleRate) => sampleRate < 90 ? 3 : sampleRate < 180 ? 5 : 7;

    /// <summary>First derivative, in units per second.</summary>
    /// <param name="samples">Evenly spaced samples; NaN separates runs, which are treated apart.</param>
    /// <param name="interval">Seconds between samples, above 0.</param>
    /// <param name="window">Odd number of samples, 3 or more; shorter runs use what they have.</param>
    /// <returns>One value per sample; NaN where the sample is NaN or stands alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is even or below 3.</exception>
    public static double[] FirstDerivative(ReadOnlySpan<double> samples, double interval, int window) =>
        Differentiate(samples, window, 2, static (slope, curve, offset) => slope + (2 * curve * offset), 1 / interval);

    /// <summary>Second derivative, in units per second squared.</summary>
    /// <param name="samples">Evenly spaced samples; NaN separates runs, which are treated apart.</param>
    /// <param name="interval">Seconds between samples, above 0.</param>
    /// <param name="window">Odd number of samples, 3 or more; shorter runs use what they have.</param>
    /// <returns>One value per sample; NaN where the sample is NaN or its run has fewer than 3 samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is even or below 3.</exception>
    public static double[] SecondDerivative(ReadOnlySpan<double> samples, double interval, int window) =>
        Differentiate(samples, window, 3, static (_, curve, _) => 2 * curve, 1 / (interval * interval));

    private static double[] Differentiate(
        ReadOnlySpan<double> samples, int window, int fewest, Func<double, double, double, double> derive, double unit)
    {
        if (window < 3 || window % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(window), window, "The window must be odd and 3 or more.");
        var result = new double[samples.Length];
        Array.Fill(result, double.NaN);
        var runs = new SampleRuns(samples);
        while (runs.MoveNext())
        {
            if (runs.Length < fewest) continue;
            var width = Math.Min(window, runs.Length);
            for (var center = runs.Start; center < runs.End; center++)
            {
                var from = Math.Clamp(center - (width / 2), runs.Start, runs.End - width);
                var (slope, curve) = FitParabola(samples.Slice(from, width));
                result[center] = unit * derive(slope, curve, center - from - ((width - 1) / 2.0));
            }
        }

        return result;
    }

    /// <summary>
    /// Least-squares parabola c + slope·k + curve·k² with k counted in samples from the middle of the window
    /// (half a sample off any sample where their number is even); a straight line for two samples.
    /// </summary>
    internal static (double Slope, double Curve) FitParabola(ReadOnlySpan<double> window)
    {
        double n = window.Length;
        var squares = n * ((n * n) - 1) / 12;
        var fourths = squares * ((n * n) - 4) / 15;
        var mean = ((n * n) - 1) / 12;
        double slope = 0, curve = 0;
        for (var i = 0; i < window.Length; i++)
        {
            var k = i - ((n - 1) / 2);
            slope += k * window[i];
            curve += ((k * k) - mean) * window[i];
        }

        return (slope / squares, window.Length < 3 ? 0 : curve / fourths);
    }
}
