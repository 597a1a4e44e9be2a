namespace Aikynetix.Biomechanics.Signals;

/// <summary>Joins the series of a left and a right point into that of the middle between them.</summary>
internal static class PairedSeries
{
    /// <summary>
    /// Mean of both. Where one is hidden the other stands in, moved by half of the distance that they had where both were seen before and
    /// after: without that the middle jumps by that half whenever one of them comes or goes.
    /// </summary>
    /// <param name="left">One series; NaN where not measured.</param>
    /// <param name="right">The other, as long.</param>
    /// <returns>NaN where neither was measured.</returns>
    public static double[] Middle(double[] left, double[] right)
    {
        var half = HalfDistance(left, right);
        var middle = new double[left.Length];
        for (var i = 0; i < middle.Length; i++) middle[i] = double.IsNaN(left[i]) ? right[i] - half[i] : left[i] + half[i];
        return middle;
    }

    /// <summary>Mean of both; the one that was measured where the other was not, which jumps by half of their distance there.</summary>
    /// <param name="left">One series; NaN where not measured.</param>
    /// <param name="right">The other, as long.</param>
    public static double[] Either(double[] left, double[] right) =>
        [.. left.Zip(right, Either)];

    /// <summary>Mean of two values; the one that was measured where the other was not.</summary>
    public static double Either(double left, double right) => double.IsNaN(left) ? right : double.IsNaN(right) ? left : (left + right) / 2;

    /// <summary>Mean of both; NaN where one of them was not measured.</summary>
    /// <param name="left">One series; NaN where not measured.</param>
    /// <param name="right">The other, as long.</param>
    public static double[] Mean(double[] left, double[] right) => [.. left.Zip(right, (l, r) => (l + r) / 2)];

    // Linear between the places at which both were seen, constant beyond them, 0 when they never were.
    private static double[] HalfDistance(double[] left, double[] right)
    {
        var half = new double[left.Length];
        var last = -1;
        for (var i = 0; i < half.Length; i++)
        {
            half[i] = (right[i] - left[i]) / 2;
            if (!double.IsFinite(half[i])) continue;
            for (var k = last + 1; k < i; k++) half[k] = last < 0 ? half[i] : half[last] + ((half[i] - half[last]) * (k - last) / (i - last));
            last = i;
        }

        half.AsSpan(last + 1).Fill(last < 0 ? 0 : half[last]);
        return half;
    }
}
