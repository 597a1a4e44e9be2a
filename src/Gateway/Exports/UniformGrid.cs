namespace Aikynetix.Gateway.Exports;

/// <summary>
/// Where the frames of a constant rate lie between frames of any rate: as many, over the same time. A moment in a pause of more than a tenth of
/// a second between two frames (one and a half frames of a slow film) has no value.
/// </summary>
internal sealed class UniformGrid
{
    private const double LongestPause = 0.1;
    private const double LongestPauseFrames = 1.5;

    // Times come from clocks of a microsecond or worse; a frame this close (as a share of the interval) is the frame itself.
    private const double SameFrame = 0.001;

    private readonly double[] _times;
    private readonly double _pause;

    /// <summary>The grid for the times of a clip, seconds, ascending.</summary>
    public UniformGrid(double[] times)
    {
        (_times, Rate) = (times, FrameRate.Mean(times));
        _pause = Math.Max(LongestPause, LongestPauseFrames / Rate);
        IsResampled = Enumerable.Range(0, times.Length).Any(frame => Math.Abs(times[frame] - TimeOf(frame)) > SameFrame / Rate);
    }

    /// <summary>Frames per second.</summary>
    public double Rate { get; }

    /// <summary>Frames, as many as the clip has.</summary>
    public int Length => _times.Length;

    /// <summary>Whether any frame lies elsewhere than in the clip.</summary>
    public bool IsResampled { get; }

    /// <summary>Whether the frame of the grid can be told once the given frame of the clip is there.</summary>
    public bool IsReached(int frame, int source) => frame < Length && TimeOf(frame) <= _times[source] + (SameFrame / Rate);

    /// <summary>Share of the given frame of the clip in the frame of the grid, the rest being of the one before; NaN in a pause.</summary>
    public double Share(int frame, int source)
    {
        var time = TimeOf(frame);
        if (source == 0 || Math.Abs(time - _times[source]) <= SameFrame / Rate) return 1;
        var interval = _times[source] - _times[source - 1];
        if (Math.Abs(time - _times[source - 1]) <= SameFrame / Rate) return 0;
        return interval <= _pause ? (time - _times[source - 1]) / interval : double.NaN;
    }

    private double TimeOf(int frame) => _times[0] + (frame / Rate);
}
