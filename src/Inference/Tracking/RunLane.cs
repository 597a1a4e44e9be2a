using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>The way to the seats of a scheduler for captures of one kind.</summary>
/// <param name="Scheduler">Who has the seats.</param>
/// <param name="Priority">The kind of captures.</param>
internal sealed record RunLane(RunScheduler Scheduler, CapturePriority Priority)
{
    /// <inheritdoc cref="RunScheduler.RunAsync"/>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Scheduler.RunAsync(Priority, work, cancellationToken);
}
