namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Reads the scale from free flight (biomechanics reference C.4): a thrown body follows y = y₀ + v₀t − ½gt², so the curvature of its
/// path in pixels is g in pixels. It checks other scales and tells undeclared slow motion (g too small by the square of the factor).
/// </summary>
internal static class GravityScale
{
    /// <summary>Standard acceleration used throughout, m/s².</summary>
    public const double Gravity = 9.81;

    /// <summary>Metres per pixel of a path in free flight.</summary>
    /// <param name="times">Seconds, strictly inside the flight; three or more.</param>
    /// <param name="rows">Vertical place in pixels at these times, either direction up.</param>
    /// <returns>NaN when there are fewer than three points or the path does not bend.</returns>
    public static double MetersPerPixel(ReadOnlySpan<double> times, ReadOnlySpan<double> rows)
    {
        var curvature = Math.Abs(2 * QuadraticTerm(times, rows));
        return curvature > 0 ? Gravity / curvature : double.NaN;
    }

    // Least squares on orthogonal polynomials of the times, which stay well conditioned far from t = 0.
    private static double QuadraticTerm(ReadOnlySpan<double> times, ReadOnlySpan<double> rows)
    {
        if (times.Length < 3 || times.Length != rows.Length) return double.NaN;
        var mean = 0.0;
        foreach (var time in times) mean += time / times.Length;
        var (square, cube) = (0.0, 0.0);
        foreach (var time in times)
        {
            square += (time - mean) * (time - mean);
            cube += (time - mean) * (time - mean) * (time - mean);
        }

        var (product, norm) = (0.0, 0.0);
        for (var i = 0; i < times.Length; i++)
        {
            var t = times[i] - mean;
            var p = (t * t) - (cube / square * t) - (square / times.Length);
            product += p * rows[i];
            norm += p * p;
        }

        return product / norm;
    }
}
