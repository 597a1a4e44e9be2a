namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// The parabola of one flight, fitted to the centre of mass strictly inside it (biomechanics reference C.4, F.2): its vertex tells the
/// moment of the top far more sharply than any frame, its bend tells how many pixels gravity is.
/// </summary>
/// <param name="Peak">Place of the vertex on the grid, sample number with a fraction; NaN when there are too few samples.</param>
/// <param name="Top">Height there, pixels upward.</param>
/// <param name="Gravity">Bend, pixels per second squared, above 0 for a flight.</param>
/// <param name="Residual">Root mean square of what is left, pixels.</param>
/// <param name="PeakError">Standard deviation of the vertex, seconds.</param>
/// <param name="GravityError">Standard deviation of the bend as a share of it.</param>
internal readonly record struct FlightPath(double Peak, double Top, double Gravity, double Residual, double PeakError, double GravityError)
{
    private const int FewestSamples = 4;

    private static FlightPath None => new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Fits the samples between two places.</summary>
    /// <param name="signals">The centre of mass.</param>
    /// <param name="off">Place of take-off.</param>
    /// <param name="on">Place of landing.</param>
    /// <param name="margin">Samples left out at either end.</param>
    public static FlightPath Fit(JumpSignals signals, double off, double on, double margin)
    {
        var (first, last) = (Math.Max(0, (int)Math.Ceiling(off + margin)), Math.Min(signals.Length - 1, (int)Math.Floor(on - margin)));
        var (middle, half) = ((first + last) / 2.0, Math.Max(1, (last - first) / 2.0));
        var places = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(signals.Centre[i])).ToArray();
        if (places.Length < FewestSamples) return None;

        // Powers of t = (i − middle) / half, which keeps the equations well conditioned.
        Span<double> powers = stackalloc double[5];
        Span<double> sums = stackalloc double[3];
        var level = signals.Centre[places[0]];
        foreach (var i in places)
        {
            var (t, power) = ((i - middle) / half, 1.0);
            for (var k = 0; k < 5; k++, power *= t)
            {
                powers[k] += power;
                if (k < 3) sums[k] += power * (signals.Centre[i] - level);
            }
        }

        if (Solve(powers, sums) is not var (constant, slope, curve)) return None;
        var squares = places.Sum(i => Math.Pow(signals.Centre[i] - level - constant - ((i - middle) / half * (slope + (curve * (i - middle) / half))), 2));
        var vertex = -slope / (2 * curve);
        double n = places.Length;

        // What drifts for some frames, as models' points do, is no noise from frame to frame: the misses of the fit show it.
        var noise = Math.Max(signals.CentreNoise, Math.Sqrt(squares / Math.Max(1, n - 3)));
        var (slopeError, curveError) = (noise * Math.Sqrt(3 / n), noise * Math.Sqrt(45.0 / 4 / n));
        var seconds = half * signals.Interval;
        return new FlightPath(
            middle + (half * vertex),
            level + constant + (slope * vertex / 2),
            -2 * curve / (seconds * seconds),
            Math.Sqrt(squares / n),
            seconds * double.Hypot(slopeError, 2 * vertex * curveError) / Math.Abs(2 * curve),
            Math.Abs(curveError / curve));
    }

    /// <summary>Upward speed at a place on the grid, pixels per second.</summary>
    public double Speed(double place, double interval) => Gravity * (Peak - place) * interval;

    /// <summary>Height at a place on the grid, pixels upward.</summary>
    public double Height(double place, double interval) => Top - (Gravity * Math.Pow((place - Peak) * interval, 2) / 2);

    private static (double Constant, double Slope, double Curve)? Solve(ReadOnlySpan<double> p, ReadOnlySpan<double> s)
    {
        var (a, b, c) = ((p[2] * p[4]) - (p[3] * p[3]), (p[2] * p[3]) - (p[1] * p[4]), (p[1] * p[3]) - (p[2] * p[2]));
        var determinant = (p[0] * a) + (p[1] * b) + (p[2] * c);
        if (!(Math.Abs(determinant) > 1e-12)) return null;
        var (e, f, g) = ((p[0] * p[4]) - (p[2] * p[2]), (p[1] * p[2]) - (p[0] * p[3]), (p[0] * p[2]) - (p[1] * p[1]));
        return (
            ((a * s[0]) + (b * s[1]) + (c * s[2])) / determinant,
            ((b * s[0]) + (e * s[1]) + (f * s[2])) / determinant,
            ((c * s[0]) + (f * s[1]) + (g * s[2])) / determinant);
    }
}
