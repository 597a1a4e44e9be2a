using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>The loaded models that serve every capture of the process, and the scheduler that they share with others.</summary>
internal sealed class EnsembleEstimator : IPoseEstimator, IDisposable
{
    private readonly Ensemble _ensemble;
    private readonly RunScheduler _scheduler;
    private readonly IReadOnlyList<IDisposable> _models;

    /// <summary>Takes over loaded models.</summary>
    /// <param name="ensemble">What they answer.</param>
    /// <param name="scheduler">Who lets them run; shared with other models of the process.</param>
    /// <param name="models">What to dispose in the end.</param>
    public EnsembleEstimator(Ensemble ensemble, RunScheduler scheduler, IReadOnlyList<IDisposable> models) =>
        (_ensemble, _scheduler, _models) = (ensemble, scheduler, models);

    /// <inheritdoc/>
    public string ModelId => _ensemble.Id;

    /// <inheritdoc/>
    public IPoseTracker StartTracking(CapturePriority priority) => new EnsembleTracker(_ensemble, _scheduler, TrackingPace.Of(priority));

    /// <summary>Unloads the models; runs that are under way finish first.</summary>
    public void Dispose()
    {
        foreach (var model in _models) model.Dispose();
    }
}
