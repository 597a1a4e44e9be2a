namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>A clock on which short waits are over at once and are written down, and long ones end only when told to.</summary>
internal sealed class EagerTime : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _waiting = [];

    /// <summary>The short waits.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends all long waits.</summary>
    public void PassLong()
    {
        Timer[] due;
        lock (_lock)
        {
            due = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class Timer(EagerTime time, Action fire) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isShort = dueTime >= TimeSpan.Zero && dueTime < Long;
            lock (time._lock)
            {
                time._waiting.Remove(this);
                if (isShort) time.Waits.Add(dueTime);
                else if (dueTime != Timeout.InfiniteTimeSpan) time._waiting.Add(this);
            }

            // Whoever made the timer must have it in hand before it fires.
            if (isShort) ThreadPool.QueueUserWorkItem(_ => fire());
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
