namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Cuts from a derivative what it says right beside stretches in which nothing was measured: models place a point wrongly just before
/// they lose it and just after they find it again, and a low-pass has nothing behind the edge to average that with.
/// </summary>
internal static class RunEdges
{
    /// <summary>Seconds beside a hidden stretch in which a speed is not believed.</summary>
    public const double Speed = 0.05;

    /// <summary>Seconds beside a hidden stretch in which an acceleration, whose window is wider, is not believed.</summary>
    public const double Acceleration = 0.1;

    /// <summary>Seconds that must be left of a stretch; less is no movement but a glimpse.</summary>
    private const double ShortestRun = 0.15;

    /// <summary>The derivative without its edges; where the clip itself begins and ends it stays.</summary>
    /// <param name="derivative">Evenly spaced samples; NaN where nothing was measured.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="edge">Seconds to cut beside a hidden stretch.</param>
    public static double[] Cut(double[] derivative, double sampleRate, double edge)
    {
        var kept = (double[])derivative.Clone();
        if (!double.IsFinite(sampleRate)) return kept;
        var (width, shortest) = ((int)Math.Ceiling(edge * sampleRate), ShortestRun * sampleRate);
        var runs = new SampleRuns(derivative);
        while (runs.MoveNext())
        {
            var (start, end) = (runs.Start == 0 ? 0 : runs.Start + width, runs.End == kept.Length ? runs.End : runs.End - width);
            if (end - start < shortest && runs.Length < kept.Length) start = end = runs.End;
            kept.AsSpan(runs.Start..Math.Min(start, runs.End)).Fill(double.NaN);
            kept.AsSpan(Math.Max(end, runs.Start)..runs.End).Fill(double.NaN);
        }

        return kept;
    }
}
