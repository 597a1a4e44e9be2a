using Aikynetix.Biomechanics.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Live;

/// <summary>What one live capture tells its viewers. Publishing swaps a pointer and wakes a reader for each viewer; it never waits for one.</summary>
internal sealed class LiveFeed
{
    /// <summary>Phases that are remembered for those who come late.</summary>
    public const int MaxPhases = 256;

    private readonly Lock _gate = new();
    private readonly HashSet<LiveSubscription> _viewers = [];
    private readonly Queue<LivePhase> _phases = new();
    private readonly Action<LiveFeed> _ended;
    private readonly TimeProvider _time;
    private LiveFrame? _newest;
    private string _phase = "";
    private long _sequence;

    internal LiveFeed(LiveIdentity identity, Action<LiveFeed> ended, TimeProvider time) => (Identity, _ended, _time) = (identity, ended, time);

    /// <summary>What is being captured.</summary>
    public LiveIdentity Identity { get; }

    /// <summary>The newest frame; null before the first.</summary>
    public LiveUpdate? Newest => Volatile.Read(ref _newest) is { } frame ? new LiveUpdate(frame, null, 0) : null;

    /// <summary>Why it ended: <c>ended</c>, <c>key_off</c>, <c>vanished</c>, <c>interrupted</c> or <c>shutting_down</c>; null while it is live.</summary>
    public string? EndReason { get; private set; }

    /// <summary>How many watch.</summary>
    public int Viewers
    {
        get
        {
            lock (_gate) return _viewers.Count;
        }
    }

    /// <summary>Gives everybody the next frame; after the end it does nothing.</summary>
    /// <param name="frame">The body and its angles, with the whole latency chain.</param>
    /// <param name="state">How the movement stands with it.</param>
    /// <param name="ledger">Where the pictures of the capture went so far.</param>
    public void Publish(AngleFrame frame, LiveState state, FrameLedger ledger)
    {
        lock (_gate)
        {
            if (EndReason is not null) return;
            Remember(frame, state);
            var news = new LiveFrame(Identity.SessionId, ++_sequence, frame, state, ledger, _time.GetUtcNow());
            Volatile.Write(ref _newest, news);
            foreach (var viewer in _viewers) viewer.Offer(news);
        }
    }

    /// <summary>Gives everybody a cue; after the end it does nothing.</summary>
    public void Publish(LiveCue cue)
    {
        lock (_gate)
        {
            if (EndReason is not null) return;
            foreach (var viewer in _viewers) viewer.Offer(cue);
        }
    }

    /// <summary>Ends the feed for everybody, once, and frees the name of its stream.</summary>
    /// <param name="reason">One of the values of <see cref="EndReason"/>.</param>
    public void End(string reason)
    {
        lock (_gate)
        {
            if (EndReason is not null) return;
            EndReason = reason;
            foreach (var viewer in _viewers) viewer.End();
            _viewers.Clear();
        }

        _ended(this);
    }

    /// <summary>Begins to watch: what was before stands in <see cref="LiveSubscription.Start"/>, everything later comes as an update.</summary>
    public LiveSubscription Subscribe()
    {
        lock (_gate)
        {
            var viewer = new LiveSubscription(this, new LiveStart(_newest, [.. _phases]), isOver: EndReason is not null);
            if (EndReason is null) _viewers.Add(viewer);
            return viewer;
        }
    }

    internal void Leave(LiveSubscription viewer)
    {
        lock (_gate) _viewers.Remove(viewer);
    }

    private void Remember(AngleFrame frame, LiveState state)
    {
        if (state.Phase == _phase) return;
        _phase = state.Phase;
        if (_phase.Length == 0) return;
        if (_phases.Count == MaxPhases) _phases.Dequeue();
        _phases.Enqueue(new LivePhase(_phase, frame.Pose.Time.TotalSeconds, state.Repetitions));
    }
}
