using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.Encode;

/// <summary>The times of a video's pictures in the unit that its file counts in, so that a copy has exactly the same ones.</summary>
internal sealed class FrameTimes
{
    private readonly (int Numerator, int Denominator) _unit;
    private readonly long _first;
    private long _last = -1;

    /// <summary>Counts as the given file counts.</summary>
    public FrameTimes(MediaInfo info)
    {
        _unit = info.TimeUnit;
        _first = Math.Max(0, Units((info.StartTime ?? info.FileStart) - info.FileStart));
    }

    /// <summary>Time of a picture in units from where the file begins; never the same twice.</summary>
    /// <param name="time">Its time from the first picture.</param>
    public long Of(TimeSpan time) => _last = Math.Max(_last + 1, _first + Units(time));

    // A unit of a video is longer than the 100 ns of a TimeSpan, so that the nearest is the one that it was.
    private long Units(TimeSpan time)
    {
        var (scaled, whole) = ((Int128)time.Ticks * _unit.Denominator, (Int128)_unit.Numerator * TimeSpan.TicksPerSecond);
        return (long)((scaled + (whole / 2)) / whole);
    }
}
