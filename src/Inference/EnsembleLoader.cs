using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.Tracking;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Inference;

/// <summary>Loads the models that work together, does without those that are not there, and names what it has.</summary>
internal sealed partial class EnsembleLoader(ModelStore store, InferenceOptions options, ILogger logger)
{
    private readonly List<IDisposable> _loaded = [];
    private readonly List<string> _names = [];
    private ExecutionProvider _provider = options.Provider;

    /// <summary>Loads everything.</summary>
    /// <exception cref="ModelUnavailableException">There is no pose model, or its file is wrong.</exception>
    /// <exception cref="OnnxException">The native library is missing or cannot be used.</exception>
    public async Task<EnsembleEstimator> LoadAsync(CancellationToken cancellationToken)
    {
        var api = OnnxLibrary.Load(options.OnnxRuntime);
        try
        {
            var pose = await LoadAsync(api, store.PoseCandidates(options.Model)[0], session => new BlazePose(session), cancellationToken).ConfigureAwait(false);
            var opinion = await TryLoadAsync(api, "movenet-lightning", session => new MoveNet(session), cancellationToken).ConfigureAwait(false);
            var people = await TryLoadAsync(api, "rtmdet-nano", session => new RtmDetector(session), cancellationToken).ConfigureAwait(false);
            var proposer = await TryLoadAsync(api, "blazepose-detector", session => new BlazeDetector(session), cancellationToken)
                .ConfigureAwait(false);
            var ensemble = new Ensemble(string.Join('+', _names), pose.Find)
            {
                People = people is null ? null : people.Find,
                Propose = proposer is null ? null : proposer.Propose,
                SecondOpinion = opinion is null ? null : opinion.Find,
            };
            var parallelRuns = options.ParallelRuns > 0 ? options.ParallelRuns : Environment.ProcessorCount;
            LogLoaded(ensemble.Id, api.Version, parallelRuns);
            return new EnsembleEstimator(ensemble, parallelRuns, _loaded);
        }
        catch
        {
            _loaded.ForEach(model => model.Dispose());
            throw;
        }
    }

    private async Task<T?> TryLoadAsync<T>(OnnxApi api, string id, Func<OnnxSession, T> open, CancellationToken cancellationToken)
        where T : class, IDisposable
    {
        try
        {
            return await LoadAsync(api, ModelRegistry.Get(id), open, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelUnavailableException cause)
        {
            LogWithout(id, cause.Message);
            return null;
        }
    }

    private async Task<T> LoadAsync<T>(OnnxApi api, ModelEntry model, Func<OnnxSession, T> open, CancellationToken cancellationToken)
        where T : IDisposable
    {
        var file = await store.ReadAsync(model, cancellationToken).ConfigureAwait(false);
        try
        {
            var loaded = open(OpenSession(api, file.Bytes));
            _loaded.Add(loaded);
            _names.Add(model.Id);
            return loaded;
        }
        catch (OnnxException cause)
        {
            throw new ModelUnavailableException($"Model '{model.Id}' ({model.File}) cannot be used. {cause.Message}", cause);
        }
    }

    private OnnxSession OpenSession(OnnxApi api, byte[] bytes)
    {
        if (_provider != ExecutionProvider.Cpu)
        {
            try
            {
                return new OnnxSession(api, bytes, _provider);
            }
            catch (OnnxException cause)
            {
                LogProviderUnusable(_provider, cause.Message);
                _provider = ExecutionProvider.Cpu;
            }
        }

        return new OnnxSession(api, bytes, _provider);
    }

    [LoggerMessage(301, LogLevel.Information, "Pose models {Models} are ready on ONNX Runtime {Version}, {ParallelRuns} runs at once")]
    private partial void LogLoaded(string models, string version, int parallelRuns);

    [LoggerMessage(302, LogLevel.Warning, "Going on without model {Model}, which makes the tracking less robust: {Reason}")]
    private partial void LogWithout(string model, string reason);

    [LoggerMessage(303, LogLevel.Warning, "{Provider} cannot be used, going on with the CPU: {Reason}")]
    private partial void LogProviderUnusable(ExecutionProvider provider, string reason);
}
