using Aikynetix.Pose;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Socket to the pose model that analyses use: the installed one in the product, a scripted one in tests.</summary>
internal interface IPoseModel
{
    /// <summary>Why the model cannot be used now and what to do, one sentence or two; null when it is loaded.</summary>
    string? Problem { get; }

    /// <summary>The loaded model; loads it on the first call.</summary>
    /// <exception cref="Inference.Models.ModelUnavailableException">It cannot be loaded; trying again later may help.</exception>
    Task<IPoseEstimator> GetAsync(CancellationToken cancellationToken);

    /// <summary>The model for live streams, which may be a quicker one; loads it on the first call.</summary>
    /// <exception cref="Inference.Models.ModelUnavailableException">It cannot be loaded; trying again later may help.</exception>
    Task<IPoseEstimator> GetLiveAsync(CancellationToken cancellationToken);
}
