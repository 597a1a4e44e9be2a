namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>A clock that moves only when told to.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Step(double milliseconds) => _now += TimeSpan.FromMilliseconds(milliseconds);
}
