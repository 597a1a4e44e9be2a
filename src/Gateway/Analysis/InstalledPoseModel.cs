using Aikynetix.Inference;
using Aikynetix.Pose;

namespace Aikynetix.Gateway.Analysis;

/// <summary>The pose model that is installed on this machine.</summary>
internal sealed class InstalledPoseModel(PoseEstimatorProvider provider) : IPoseModel
{
    private volatile bool _loaded;

    /// <inheritdoc />
    public string? Problem => _loaded ? null : provider.Problem ?? "The pose model is being loaded; ask again in a moment.";

    /// <inheritdoc />
    public async Task<IPoseEstimator> GetAsync(CancellationToken cancellationToken)
    {
        var estimator = await provider.GetAsync(cancellationToken);
        _loaded = true;
        return estimator;
    }

    /// <inheritdoc />
    public Task<IPoseEstimator> GetLiveAsync(CancellationToken cancellationToken) => provider.GetLiveAsync(cancellationToken);
}
