using System.Collections.Concurrent;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Inference;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Live;

/// <summary>The server's own model, which also takes down the time that stands in each picture it is given.</summary>
/// <param name="provider">Has the model.</param>
internal sealed class StampReader(PoseEstimatorProvider provider) : IPoseModel
{
    private readonly InstalledPoseModel _installed = new(provider);

    /// <summary>Stamps by the time of their picture, seconds as the hub writes them; null where none could be read.</summary>
    public ConcurrentDictionary<double, int?> Stamps { get; } = new();

    /// <inheritdoc />
    public string? Problem => _installed.Problem;

    /// <inheritdoc />
    public Task<IPoseEstimator> GetAsync(CancellationToken cancellationToken) => _installed.GetAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IPoseEstimator> GetLiveAsync(CancellationToken cancellationToken) => new Estimator(await _installed.GetLiveAsync(cancellationToken), this);

    private sealed class Estimator(IPoseEstimator inner, StampReader reader) : IPoseEstimator
    {
        public string ModelId => inner.ModelId;

        public IPoseTracker StartTracking(CapturePriority priority) => new Tracker(inner.StartTracking(priority), reader);
    }

    private sealed class Tracker(IPoseTracker inner, StampReader reader) : IPoseTracker
    {
        public int MaxInFlight => inner.MaxInFlight;

        public Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            reader.Stamps[Math.Round(frame.Time.TotalSeconds, 4)] = BarCode.Read(frame);
            return inner.EstimateAsync(frame, cancellationToken);
        }

        public void Dispose() => inner.Dispose();
    }
}
