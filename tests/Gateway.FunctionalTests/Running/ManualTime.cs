namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A clock that stands still until a test moves it; timers still follow the machine.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
