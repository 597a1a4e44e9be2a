namespace Aikynetix.Streaming.Flow;

/// <summary>How often something happens, over the last two seconds or the last 128 times.</summary>
/// <param name="time">The clock of the timestamps.</param>
internal sealed class RateMeter(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);
    private readonly long[] _stamps = new long[128];
    private long _count;

    /// <summary>Counts one.</summary>
    public void Add() => _stamps[_count++ % _stamps.Length] = time.GetTimestamp();

    /// <summary>Times a second; 0 when it happened less than twice.</summary>
    public double PerSecond()
    {
        var now = time.GetTimestamp();
        var kept = Math.Min(_count, _stamps.Length);
        var (within, oldest) = (0, now);
        for (var back = 1; back <= kept; back++)
        {
            var stamp = _stamps[(_count - back) % _stamps.Length];
            if (time.GetElapsedTime(stamp, now) > Window) break;
            (within, oldest) = (within + 1, stamp);
        }

        // Between n events lie n − 1 distances; once they stop coming, the time since the last lowers the rate.
        var seconds = time.GetElapsedTime(oldest, now).TotalSeconds;
        return within > 1 && seconds > 0 ? (within - 1) / seconds : 0;
    }
}
