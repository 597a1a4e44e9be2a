using Aikynetix.Biomechanics.Live;

namespace Aikynetix.Gateway.Live;

/// <summary>
/// What waits for one viewer: the newest frame and a few cues. The publisher never waits for it; who reads slowly misses frames and is told
/// how many.
/// </summary>
internal sealed class LiveSubscription : IDisposable
{
    /// <summary>Cues that wait at most; the oldest make room.</summary>
    public const int MaxCues = 32;

    private readonly Lock _gate = new();
    private readonly Queue<LiveCue> _cues = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly LiveFeed _feed;
    private LiveFrame? _frame;
    private long _skippedFrames;
    private long _skippedCues;
    private bool _isOver;

    internal LiveSubscription(LiveFeed feed, LiveStart start, bool isOver) => (_feed, Start, _isOver) = (feed, start, isOver);

    /// <summary>How things stood when the viewer came.</summary>
    public LiveStart Start { get; }

    /// <summary>
    /// The next update, as soon as there is one: waiting cues in their order, then the newest frame. Null when the capture has ended (see
    /// <see cref="LiveFeed.EndReason"/>) and everything was read. For one reader at a time.
    /// </summary>
    public async ValueTask<LiveUpdate?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (Take() is { } update) return update;
                if (_isOver) return null;
            }

            await _news.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops the updates; a pending <see cref="NextAsync"/> answers null.</summary>
    public void Dispose()
    {
        _feed.Leave(this);
        lock (_gate)
        {
            (_frame, _isOver) = (null, true);
            _cues.Clear();
            Wake();
        }
    }

    internal void Offer(LiveFrame frame)
    {
        lock (_gate)
        {
            if (_isOver) return;
            if (_frame is not null) _skippedFrames++;
            _frame = frame;
            Wake();
        }
    }

    internal void Offer(LiveCue cue)
    {
        lock (_gate)
        {
            if (_isOver) return;
            if (_cues.Count == MaxCues)
            {
                _cues.Dequeue();
                _skippedCues++;
            }

            _cues.Enqueue(cue);
            Wake();
        }
    }

    internal void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Wake();
        }
    }

    private LiveUpdate? Take()
    {
        if (_cues.TryDequeue(out var cue))
        {
            var lost = _skippedCues;
            _skippedCues = 0;
            return new LiveUpdate(null, cue, lost);
        }

        if (_frame is not { } frame) return null;
        var skipped = _skippedFrames;
        (_frame, _skippedFrames) = (null, 0);
        return new LiveUpdate(frame, null, skipped);
    }

    private void Wake()
    {
        if (_news.CurrentCount == 0) _news.Release();
    }
}
