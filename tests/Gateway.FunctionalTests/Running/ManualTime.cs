using System.Diagnostics;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A clock that stands still until a test moves it. Timers and timestamps follow the machine, and timestamps what the test adds.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);
    private long _added;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => Stopwatch.GetTimestamp() + Interlocked.Read(ref _added);

    public void Advance(TimeSpan by)
    {
        _now += by;
        Interlocked.Add(ref _added, (long)(by.TotalSeconds * Stopwatch.Frequency));
    }
}
