namespace Aikynetix.Gateway.Jobs;

/// <summary>A job that cannot be done now.</summary>
/// <param name="delay">When to try again, from now.</param>
/// <param name="reason">What stands in the way, one sentence.</param>
internal sealed class JobPostponed(TimeSpan delay, string reason) : Exception(reason)
{
    /// <summary>When to try again, from now.</summary>
    public TimeSpan Delay { get; } = delay;
}
