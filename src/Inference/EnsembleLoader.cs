using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.Tracking;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Inference;

/// <summary>Loads the models that work together, does without those that are not there, and names what it has.</summary>
internal sealed partial class EnsembleLoader(ModelStore store, InferenceOptions options, string wanted, RunScheduler scheduler, ILogger logger)
{
    // Hex digits of a file's hash that tell its versions apart.
    private const int VersionLength = 8;

    private readonly List<IDisposable> _loaded = [];
    private readonly List<string> _names = [];

    /// <summary>Loads everything.</summary>
    /// <exception cref="ModelUnavailableException">There is no pose model that can be used.</exception>
    /// <exception cref="OnnxException">The native library is missing or cannot be used.</exception>
    public async Task<EnsembleEstimator> LoadAsync(CancellationToken cancellationToken)
    {
        var api = OnnxLibrary.Load(options.OnnxRuntime);
        var opener = new ModelOpener(api, options.Provider, logger);
        try
        {
            var (chosen, pose) = await LoadPoseAsync(opener, cancellationToken).ConfigureAwait(false);
            var opinion = await TryLoadAsync<MoveNet>(opener, chosen, "movenet-lightning", cancellationToken).ConfigureAwait(false);
            var people = await TryLoadAsync<RtmDetector>(opener, chosen, "rtmdet-nano", cancellationToken).ConfigureAwait(false);
            var proposer = await TryLoadAsync<BlazeDetector>(opener, chosen, "blazepose-detector", cancellationToken).ConfigureAwait(false);
            var ensemble = new Ensemble(string.Join('+', _names), pose.Find)
            {
                FindsAlone = !Companions.AreNeeded(chosen),
                People = people is null ? null : people.Find,
                Propose = proposer is null ? null : proposer.Propose,
                SecondOpinion = opinion is null ? null : opinion.Find,
            };
            LogLoaded(ensemble.Id, api.Version);
            return new EnsembleEstimator(ensemble, scheduler, _loaded);
        }
        catch
        {
            _loaded.ForEach(model => model.Dispose());
            throw;
        }
    }

    private async Task<(ModelEntry Entry, IPoseModel Model)> LoadPoseAsync(ModelOpener opener, CancellationToken cancellationToken)
    {
        ModelUnavailableException? first = null;
        foreach (var candidate in PoseCandidates())
        {
            try
            {
                return (candidate, await LoadAsync<IPoseModel>(opener, candidate, cancellationToken).ConfigureAwait(false));
            }
            catch (ModelUnavailableException cause)
            {
                LogRefused(candidate.Id, cause.Message);
                first ??= cause;
            }
        }

        throw first ?? new ModelUnavailableException("The registry lists no pose model.");
    }

    private IReadOnlyList<ModelEntry> PoseCandidates()
    {
        var candidates = store.PoseCandidates(wanted);
        if (options.Provider == ExecutionProvider.Cpu || wanted != "auto" || ModelSelection.Read(store.Folders[0]) is not null) return candidates;
        // 8-bit kernels are for processors: elsewhere our own models change places, those in float first.
        var ours = new Queue<ModelEntry>(candidates.Where(model => model.Bundled).OrderByDescending(model => model.Id.EndsWith("-fp32", StringComparison.Ordinal)));
        return [.. candidates.Select(model => model.Bundled ? ours.Dequeue() : model)];
    }

    private async Task<T?> TryLoadAsync<T>(ModelOpener opener, ModelEntry pose, string id, CancellationToken cancellationToken)
        where T : class, IFamilyModel
    {
        var model = ModelRegistry.Get(id);
        if (!Companions.Of(pose).Contains(id) || !(Companions.AreNeeded(pose) || store.Has(model))) return null;
        try
        {
            return await LoadAsync<T>(opener, model, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelUnavailableException cause)
        {
            LogWithout(id, cause.Message);
            return null;
        }
    }

    private async Task<T> LoadAsync<T>(ModelOpener opener, ModelEntry model, CancellationToken cancellationToken)
        where T : class, IFamilyModel
    {
        var file = await store.ReadAsync(model, cancellationToken).ConfigureAwait(false);
        var opened = opener.Open(model, file);
        if (opened is not T loaded)
        {
            opened.Dispose();
            throw new ModelUnavailableException($"Model '{model.Id}' is of the family '{model.Family}', which cannot do its part.");
        }

        _loaded.Add(loaded);
        _names.Add($"{model.Id}@{file.Sha256[..VersionLength]}");
        return loaded;
    }

    [LoggerMessage(301, LogLevel.Information, "Pose models {Models} are ready on ONNX Runtime {Version}")]
    private partial void LogLoaded(string models, string version);

    [LoggerMessage(302, LogLevel.Warning, "Going on without model {Model}, which makes the tracking less robust: {Reason}")]
    private partial void LogWithout(string model, string reason);

    [LoggerMessage(304, LogLevel.Warning, "Pose model {Model} is not used: {Reason}")]
    private partial void LogRefused(string model, string reason);
}
