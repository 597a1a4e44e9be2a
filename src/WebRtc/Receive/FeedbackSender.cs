using Aikynetix.WebRtc.Rtcp;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>Tells the sender what it may be told, at its times: only what was agreed on is ever sent.</summary>
/// <param name="context">What the streams of the session share.</param>
/// <param name="ours">Our own number (SSRC).</param>
/// <param name="send">Sends one datagram.</param>
internal sealed class FeedbackSender(ReceiveContext context, uint ours, Action<ReadOnlySpan<byte>> send)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ArrivalsInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BitrateInterval = TimeSpan.FromSeconds(1);

    private readonly RtcpComposer _composer = new();
    private readonly bool _countsTransport = context.Media.Payloads.Values.Any(payload => payload.Feedback.HasFlag(MediaFeedback.Transport));
    private long? _reported;
    private long? _arrivalsReported;
    private long? _bitrateTold;
    private uint? _limit;
    private byte _commands;

    /// <summary>The most bits per second that the sender should send; null for no limit of ours.</summary>
    public uint? BitrateLimit
    {
        get => _limit;
        set
        {
            if (_limit != value) _bitrateTold = null;
            _limit = value;
        }
    }

    /// <summary>Asks for missing packets again.</summary>
    public void AskAgain(VideoStream stream, IReadOnlyList<ushort> missing)
    {
        context.Counters.Asked += missing.Count;
        Compose();
        _composer.Missing(ours, stream.Source, missing);
        send(_composer.Written);
    }

    /// <summary>Asks for a key frame, when one is needed and it is time.</summary>
    public void AskForKeyFrame(VideoStream? stream, long now)
    {
        if (stream is null || (stream.Feedback & (MediaFeedback.PictureLoss | MediaFeedback.FullIntra)) == 0 || !context.KeyFrames.Ask(now)) return;
        context.Counters.KeyFrameRequests++;
        Compose();
        if (stream.Feedback.HasFlag(MediaFeedback.PictureLoss)) _composer.PictureLost(ours, stream.Source);
        else _composer.FullPicture(ours, stream.Source, _commands++);
        send(_composer.Written);
    }

    /// <summary>Tells the limit of bits per second, when it is time.</summary>
    public void LimitBitrate(VideoStream stream, long now)
    {
        if (_limit is not { } limit || !stream.Feedback.HasFlag(MediaFeedback.Bitrate) || !IsDue(ref _bitrateTold, BitrateInterval, now)) return;
        Compose();
        _composer.BitrateLimit(ours, stream.Source, limit);
        send(_composer.Written);
    }

    /// <summary>Tells when packets arrived, when it is time.</summary>
    public void ReportArrivals(ArrivalLog arrivals, VideoStream? stream, long now)
    {
        if (!_countsTransport || !IsDue(ref _arrivalsReported, ArrivalsInterval, now)) return;
        while (true)
        {
            Compose();
            if (!arrivals.TryWrite(_composer, ours, stream?.Source ?? 0)) return;
            send(_composer.Written);
        }
    }

    /// <summary>Reports how the streams arrive, when it is time.</summary>
    public void Report(IReadOnlyCollection<VideoStream> streams, long now)
    {
        if (streams.Count == 0 || !IsDue(ref _reported, ReportInterval, now)) return;
        _composer.Clear();
        _composer.Report(ours, [.. streams.Select(stream => stream.Report(now))]);
        _composer.Name(ours);
        send(_composer.Written);
    }

    // Without rtcp-rsize, every datagram must begin with a report, though it may be empty, and a name.
    private void Compose()
    {
        _composer.Clear();
        if (context.Media.ReducedSize) return;
        _composer.Report(ours, []);
        _composer.Name(ours);
    }

    private bool IsDue(ref long? last, TimeSpan interval, long now)
    {
        if (last is { } before && context.Time.GetElapsedTime(before, now) < interval) return false;
        last = now;
        return true;
    }
}
