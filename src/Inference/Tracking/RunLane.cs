using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>The way to the seats of a scheduler for the runs of one frame.</summary>
/// <param name="Scheduler">Who has the seats.</param>
/// <param name="Priority">The kind of capture.</param>
/// <param name="Frame">Place of the frame among all that were begun in the process.</param>
internal sealed record RunLane(RunScheduler Scheduler, CapturePriority Priority, long Frame)
{
    /// <inheritdoc cref="RunScheduler.RunAsync"/>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Scheduler.RunAsync(this, work, cancellationToken);
}
