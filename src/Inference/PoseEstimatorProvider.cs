using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.Inference;

/// <summary>Loads the models once, on first use, and says in plain words why they are not ready.</summary>
public sealed class PoseEstimatorProvider : IDisposable
{
    private readonly InferenceOptions _options;
    private readonly ModelOptions _models;
    private readonly ILogger<PoseEstimatorProvider> _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ModelInstaller _installer;
    private readonly RunScheduler _scheduler;
    private EnsembleEstimator? _estimator;
    private EnsembleEstimator? _live;
    private volatile string? _problem;

    /// <summary>Remembers the settings; nothing is loaded yet.</summary>
    public PoseEstimatorProvider(
        IOptions<InferenceOptions> options, IOptions<ModelOptions> models, ILogger<PoseEstimatorProvider> logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(models);
        (_options, _models, _logger) = (options.Value, models.Value, logger);
        _scheduler = new RunScheduler(_options.ParallelRuns > 0 ? _options.ParallelRuns : Environment.ProcessorCount);
        _installer = ModelInstallerFactory.Create(_options, _models, time);
    }

    /// <summary>Why the last attempt to load failed, and what to do; null before the first attempt and when all is well.</summary>
    public string? Problem => _problem;

    /// <summary>The loaded models; a failed attempt is made again, so that a file put in place later is found.</summary>
    /// <exception cref="ModelUnavailableException">The models or the native library cannot be used; the message says what to do.</exception>
    public Task<IPoseEstimator> GetAsync(CancellationToken cancellationToken) => GetAsync(isLive: false, cancellationToken);

    /// <summary>The models for live captures; the same as <see cref="GetAsync(CancellationToken)"/> gives where both settings come to that. All share one scheduler.</summary>
    /// <exception cref="ModelUnavailableException">The models or the native library cannot be used; the message says what to do.</exception>
    public Task<IPoseEstimator> GetLiveAsync(CancellationToken cancellationToken) =>
        GetAsync(isLive: _options.LiveModel != "auto" && _options.LiveModel != _options.Model, cancellationToken);

    private async Task<IPoseEstimator> GetAsync(bool isLive, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((isLive ? _live : _estimator) is { } ready) return ready;
            var store = ModelInstallerFactory.Store(_models, _models.AllowDownload ? _installer : null);
            var loader = new EnsembleLoader(store, _options, isLive ? _options.LiveModel : _options.Model, _scheduler, _logger);
            // Loading computes for a while; the caller's thread may be a request's.
            var loaded = await Task.Run(() => loader.LoadAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            if ((isLive ? _estimator : _live) is { } other && other.ModelId == loaded.ModelId)
            {
                loaded.Dispose();
                loaded = other;
            }

            if (isLive) _live = loaded;
            else _estimator = loaded;
            _problem = null;
            return loaded;
        }
        catch (Exception cause) when (cause is ModelUnavailableException or OnnxException)
        {
            _problem = cause.Message;
            if (cause is ModelUnavailableException) throw;
            throw new ModelUnavailableException(cause.Message, cause);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Unloads the models.</summary>
    public void Dispose()
    {
        if (_live != _estimator) _live?.Dispose();
        _estimator?.Dispose();
        _gate.Dispose();
    }
}
