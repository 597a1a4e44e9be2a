using Aikynetix.Pose;

namespace Aikynetix.Streaming.Flow;

/// <summary>The books of one live capture: where its pictures went, how fast, how large. Safe to use from any thread.</summary>
/// <param name="time">Clock of the rates.</param>
internal sealed class LiveAccount(TimeProvider time)
{
    // A new value counts for a sixteenth: about half a second at 30 a second.
    private const double Share = 1 / 16.0;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _dropped = new(StringComparer.Ordinal);
    private readonly RateMeter _in = new(time);
    private readonly RateMeter _out = new(time);
    private long _received;
    private long _analyzed;
    private long _bytes;
    private double _decode = double.NaN;
    private double _queue = double.NaN;
    private (int Width, int Height) _size;

    /// <summary>The count at this moment.</summary>
    public FrameLedger Ledger
    {
        get
        {
            lock (_lock) return new FrameLedger(_received, _analyzed, new Dictionary<string, long>(_dropped, StringComparer.Ordinal));
        }
    }

    /// <summary>Speeds and sizes at this moment.</summary>
    public LiveCaptureStatistics Statistics
    {
        get
        {
            lock (_lock) return new LiveCaptureStatistics(_in.PerSecond(), _out.PerSecond(), _decode, _queue, _size.Width, _size.Height, _bytes);
        }
    }

    /// <summary>A unit came in.</summary>
    public void Receive(EncodedFrame unit)
    {
        lock (_lock)
        {
            _received++;
            _bytes += unit.Data.Length;
            _in.Add();
        }
    }

    /// <summary>A unit became a picture.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="waited">How long the unit waited for the decoder.</param>
    /// <param name="took">How long decoding took.</param>
    public void Decode(VideoFrame frame, TimeSpan waited, TimeSpan took)
    {
        lock (_lock)
        {
            _size = (frame.Width, frame.Height);
            _queue = Blend(_queue, waited.TotalMilliseconds);
            _decode = Blend(_decode, took.TotalMilliseconds);
        }
    }

    /// <summary>A picture was analyzed and handed on.</summary>
    public void Analyze()
    {
        lock (_lock)
        {
            _analyzed++;
            _out.Add();
        }
    }

    /// <summary>A unit or picture was lost.</summary>
    /// <param name="cause">One of <see cref="DropCause"/>.</param>
    public void Drop(string cause)
    {
        lock (_lock) _dropped[cause] = _dropped.GetValueOrDefault(cause) + 1;
    }

    /// <summary>Nothing moves any more: what has not arrived anywhere was abandoned.</summary>
    public void Close()
    {
        lock (_lock)
        {
            var rest = _received - _analyzed - _dropped.Values.Sum();
            if (rest > 0) _dropped[DropCause.Abandoned] = _dropped.GetValueOrDefault(DropCause.Abandoned) + rest;
        }
    }

    private static double Blend(double before, double value) => double.IsNaN(before) ? value : before + (Share * (value - before));
}
