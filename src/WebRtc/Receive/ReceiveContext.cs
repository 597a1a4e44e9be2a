using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>What all streams of one session share.</summary>
/// <param name="media">What was agreed on.</param>
/// <param name="sink">Who takes the pictures.</param>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class ReceiveContext(NegotiatedMedia media, IEncodedFrameSink sink, TimeProvider time)
{
    /// <summary>What was agreed on.</summary>
    public NegotiatedMedia Media { get; } = media;

    /// <summary>Who takes the pictures.</summary>
    public IEncodedFrameSink Sink { get; } = sink;

    /// <summary>The clock by which arrivals are stamped.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Time from the first picture of the session on.</summary>
    public MediaClock Clock { get; } = new(time);

    /// <summary>When to ask for key frames.</summary>
    public KeyFrameRequests KeyFrames { get; } = new(time);

    /// <summary>What is counted.</summary>
    public MediaCounters Counters { get; } = new();

    /// <summary>Monotonic timestamp at which the last picture was handed on; null before the first.</summary>
    public long? LastFrame { get; set; }
}
