namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Sampled functions and comparisons that the signal tests share.</summary>
internal static class Series
{
    /// <summary>The function at 0, 1/rate, 2/rate ….</summary>
    public static double[] Sample(int count, double rate, Func<double, double> function) =>
        [.. Enumerable.Range(0, count).Select(i => function(i / rate))];

    /// <summary>A copy with NaN in the given half-open range.</summary>
    public static double[] WithHole(this double[] samples, int from, int to)
    {
        var copy = (double[])samples.Clone();
        copy.AsSpan(from..to).Fill(double.NaN);
        return copy;
    }

    /// <summary>Standard normal numbers, the same for the same seed (Box and Muller 1958).</summary>
    public static IEnumerable<double> Normal(int seed)
    {
#pragma warning disable CA5394 // reproducible noise is the point
        var random = new Random(seed);
        while (true)
            yield return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
#pragma warning restore CA5394
    }

    /// <summary>Asserts that each sample is within a tolerance of what is expected, NaN exactly where it is.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"Sample {i}: expected {expected[i]:R}, got {actual[i]:R}.");
        }
    }
}
