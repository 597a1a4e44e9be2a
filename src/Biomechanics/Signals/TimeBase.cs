namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// The true times of a capture's frames and, beside them, the even grid on which all mathematics is done; it carries series from
/// one to the other. A clip of constant rate, also 29.97, has its grid exactly on its frames.
/// </summary>
public sealed class TimeBase
{
    /// <summary>A frame that follows the last sooner than this share of the median interval shows the same moment again.</summary>
    private const double DuplicateShare = 0.25;

    /// <summary>An interval of more than this many medians is a hole that nothing is interpolated across.</summary>
    private const double GapFactor = 2.5;

    /// <summary>Deviation from the median interval, as a share of it, from which the rate counts as variable.</summary>
    private const double VariableShare = 0.1;

    /// <summary>Deviation in seconds that rounding to milliseconds, as some containers do, explains by itself.</summary>
    private const double StampRounding = 0.00105;

    /// <summary>Intervals within this share of the median are averaged to the step of the grid, so that rounding evens out.</summary>
    private const double RegularShare = 0.3;

    private readonly Resampler _toGrid;
    private readonly Resampler _toFrames;

    private TimeBase(double[] frameTimes, int[] kept)
    {
        FrameTimes = frameTimes;
        Kept = kept;
        KeptTimes = Array.ConvertAll(kept, i => frameTimes[i]);
        var intervals = Intervals(KeptTimes);
        var median = MiddleOf(intervals);
        var regular = intervals.Where(d => Math.Abs(d - median) <= RegularShare * median).DefaultIfEmpty(double.NaN).Average();
        Grid = MakeGrid(KeptTimes, regular);
        Interval = Grid.Length > 1 ? (Grid[^1] - Grid[0]) / (Grid.Length - 1) : double.NaN;
        Variable = Array.Exists(intervals, d => Math.Abs(d - median) > Math.Max(VariableShare * median, StampRounding));
        FramesPerSecond = 1 / OrderStatistics.Median(Intervals(frameTimes).Where(interval => interval > 0));
        _toGrid = new Resampler(KeptTimes, Grid, median, GapFactor * median);
        _toFrames = new Resampler(Grid, FrameTimes, Interval, GapFactor * Interval);
    }

    /// <summary>Seconds, one per frame, as the capture stamped them.</summary>
    public double[] FrameTimes { get; }

    /// <summary>Evenly spaced seconds from the first frame to the last.</summary>
    public double[] Grid { get; }

    /// <summary>Seconds between grid points; NaN with fewer than two frames.</summary>
    public double Interval { get; }

    /// <summary>Grid points per second; NaN with fewer than two frames.</summary>
    public double SampleRate => 1 / Interval;

    /// <summary>Frames per second by the median interval between frames that show a new moment; NaN with fewer than two.</summary>
    public double FramesPerSecond { get; }

    /// <summary>True when some interval between frames differs from the median by more than a tenth.</summary>
    public bool Variable { get; }

    /// <summary>Indices of the frames that show a new moment: all but the duplicates.</summary>
    internal int[] Kept { get; }

    /// <summary>Times of the kept frames, rising.</summary>
    internal double[] KeptTimes { get; }

    /// <summary>Makes the time base of a capture.</summary>
    /// <param name="times">Presentation times of all frames in order; duplicates and steps back are dropped from the grid.</param>
    public static TimeBase From(IReadOnlyList<TimeSpan> times)
    {
        var seconds = times.Select(t => t.TotalSeconds).ToArray();
        var shortest = DuplicateShare * MiddleOf([.. Intervals(seconds).Where(d => d > 0)]);
        var kept = new List<int>(seconds.Length);
        for (var i = 0; i < seconds.Length; i++)
        {
            if (kept.Count == 0 || seconds[i] - seconds[kept[^1]] >= shortest) kept.Add(i);
        }

        return new TimeBase(seconds, [.. kept]);
    }

    /// <summary>Carries a series from the frames to the grid by 4-point Lagrange interpolation within runs of measured samples.</summary>
    /// <param name="perFrame">One sample per frame; NaN where nothing was measured.</param>
    /// <returns>One sample per grid point; NaN outside the runs and across holes in time.</returns>
    /// <exception cref="ArgumentException">The series has another length than <see cref="FrameTimes"/>.</exception>
    public double[] ToGrid(ReadOnlySpan<double> perFrame)
    {
        if (perFrame.Length != FrameTimes.Length)
            throw new ArgumentException($"The series has {perFrame.Length} samples for {FrameTimes.Length} frames.", nameof(perFrame));
        if (Kept.Length == perFrame.Length) return _toGrid.Apply(perFrame);
        var samples = new double[Kept.Length];
        for (var i = 0; i < samples.Length; i++) samples[i] = perFrame[Kept[i]];
        return _toGrid.Apply(samples);
    }

    /// <summary>Carries a series from the grid to the frames; duplicates of a frame get the value of its moment.</summary>
    /// <param name="perGrid">One sample per grid point; NaN where nothing was measured.</param>
    /// <returns>One sample per frame.</returns>
    /// <exception cref="ArgumentException">The series has another length than <see cref="Grid"/>.</exception>
    public double[] ToFrames(ReadOnlySpan<double> perGrid) => _toFrames.Apply(perGrid);

    /// <summary>As <see cref="ToGrid"/> for a series that has one sample per kept frame.</summary>
    internal double[] KeptToGrid(ReadOnlySpan<double> perKept) => _toGrid.Apply(perKept);

    private static double[] Intervals(double[] times)
    {
        var intervals = new double[Math.Max(0, times.Length - 1)];
        for (var i = 0; i < intervals.Length; i++) intervals[i] = times[i + 1] - times[i];
        return intervals;
    }

    // An interval that occurs, not the mean of two: half of a clip may run at one rate and half at another.
    private static double MiddleOf(double[] intervals)
    {
        if (intervals.Length == 0) return double.NaN;
        var sorted = intervals.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    // Broken time stamps can stretch a few frames over hours; a grid may not grow beyond what the frames can fill.
    private static double[] MakeGrid(double[] times, double step)
    {
        if (times.Length < 2) return [.. times];
        var span = times[^1] - times[0];
        var last = (int)Math.Clamp(Math.Round(span / step), 1, (8.0 * times.Length) + 1000);
        var grid = new double[last + 1];
        for (var i = 0; i <= last; i++) grid[i] = times[0] + (span * i / last);
        grid[last] = times[^1];
        return grid;
    }
}
