using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using Microsoft.Extensions.Options;

namespace Aikynetix.Inference;

/// <summary>What a person can do with the models of this machine: see them, pull them, verify them, choose one.</summary>
public sealed class ModelLibrary
{
    private readonly string _wanted;
    private readonly ModelStore _store;
    private readonly ModelInstaller _installer;

    /// <summary>Works on the folders of the settings.</summary>
    public ModelLibrary(IOptions<InferenceOptions> options, IOptions<ModelOptions> models, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(models);
        _wanted = options.Value.Model;
        _installer = ModelInstallerFactory.Create(options.Value, models.Value, time);
        _store = ModelInstallerFactory.Store(models.Value, installer: null);
    }

    /// <summary>The ids of all known models: pose models first, best first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Known.Select(model => model.Id)];

    /// <summary>Whether the setting <c>Inference:Model</c> names a model, which then wins over any choice.</summary>
    public bool IsSet => _wanted != "auto";

    /// <summary>The ids that a word of a person stands for: a model's own id, or all of <c>recommended</c>.</summary>
    /// <exception cref="ModelUnavailableException">There is no such model.</exception>
    public static IReadOnlyList<string> Names(string word) =>
        word == "recommended" ? [.. ModelRegistry.Recommended.Select(model => model.Id)] : [ModelRegistry.Get(word).Id];

    /// <summary>What a person must have read and accepted before a pull; null when there is nothing to say.</summary>
    /// <exception cref="ModelUnavailableException">There is no such model.</exception>
    public static string? Terms(string id) => ModelRegistry.Get(id).LicenseNote;

    /// <summary>All known models: pose models first, best first.</summary>
    /// <exception cref="ModelUnavailableException">A file that records pulls or the choice cannot be understood.</exception>
    public async Task<IReadOnlyList<ModelStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<ModelEntry, IReadOnlyList<ModelFile>>();
        foreach (var model in Known)
            found[model] = Light(await _store.InspectAsync(model, cancellationToken).ConfigureAwait(false));
        var pose = _store.PoseCandidates(_wanted).FirstOrDefault(model => Served(found[model]) is not null);
        bool IsUsed(ModelEntry model) => model == pose || (pose is not null && Companions.Of(pose).Contains(model.Id) && Served(found[model]) is not null);
        return [.. found.Select(pair => Status(pair.Key, pair.Value, IsUsed(pair.Key)))];
    }

    /// <summary>Pulls a model unless it is there already and in order.</summary>
    /// <param name="id">Id of the model; its terms have been accepted.</param>
    /// <param name="report">Told of the bytes as they arrive.</param>
    /// <param name="cancellationToken">Gives up; what has arrived is kept for the next time.</param>
    /// <exception cref="ModelUnavailableException">It cannot be had or does not work; the message says why and what to do.</exception>
    public async Task<ModelPull> PullAsync(string id, Action<ModelTransfer> report, CancellationToken cancellationToken)
    {
        var model = ModelRegistry.Get(id);
        var before = await PoseInUseAsync(cancellationToken).ConfigureAwait(false);
        var current = await _installer.FindCurrentAsync(model, cancellationToken).ConfigureAwait(false);
        if (current is null) await _installer.InstallAsync(model, report, cancellationToken).ConfigureAwait(false);
        else await _installer.TidyAsync(model, current.Sha256, cancellationToken).ConfigureAwait(false);
        var file = current ?? await _store.ReadAsync(model, cancellationToken).ConfigureAwait(false);
        var after = await PoseInUseAsync(cancellationToken).ConfigureAwait(false);
        var lacksHelpers = model.Role == "pose" && Companions.AreNeeded(model) && !Companions.Of(model).All(helper => _store.Has(ModelRegistry.Get(helper)));
        return new ModelPull(id, file.Path, file.Bytes.Length, current is not null, lacksHelpers, before == after ? null : before);
    }

    /// <summary>Hashes every file under a model's name again and runs the model of every genuine one.</summary>
    /// <returns>One verdict a file; one without a path when there is none.</returns>
    /// <exception cref="ModelUnavailableException">There is no such model, or a file that records pulls cannot be understood.</exception>
    public async Task<IReadOnlyList<ModelVerdict>> VerifyAsync(string id, CancellationToken cancellationToken)
    {
        var model = ModelRegistry.Get(id);
        var verdicts = new List<ModelVerdict>();
        foreach (var file in await _store.InspectAsync(model, cancellationToken).ConfigureAwait(false))
        {
            var fault = file.Model is { } genuine ? await _installer.FaultAsync(model, genuine, cancellationToken).ConfigureAwait(false) : "It has " + file.Fault;
            verdicts.Add(new ModelVerdict(id, file.Path, fault));
        }

        return verdicts.Count > 0 ? verdicts : [new ModelVerdict(id, null, null)];
    }

    /// <summary>Chooses the pose model that <c>auto</c> takes from the next start on.</summary>
    /// <param name="id">Id of a pose model that is here, or <c>auto</c> for no choice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelUnavailableException">There is no such model, it is not here, or the choice cannot be written; the message says what to do.</exception>
    public async Task UseAsync(string id, CancellationToken cancellationToken)
    {
        // What finds no poses is refused here, a file that is missing or damaged below.
        var chosen = id == "auto" ? null : _store.PoseCandidates(id)[0];
        if (chosen is not null) await _store.ReadAsync(chosen, cancellationToken).ConfigureAwait(false);
        try
        {
            ModelSelection.Write(_store.Folders[0], chosen?.Id);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"The choice cannot be written into {_store.Folders[0]}: {cause.Message}", cause);
        }
    }

    private static IEnumerable<ModelEntry> Known => ModelRegistry.PoseModels.Union(ModelRegistry.Entries);

    private static ModelStatus Status(ModelEntry model, IReadOnlyList<ModelFile> files, bool inUse) => new(
        model.Id,
        model.Role,
        Served(files) is not null ? (model.Bundled ? ModelState.Bundled : ModelState.Installed) : files.Count > 0 ? ModelState.Damaged : ModelState.Missing,
        Served(files) is { } file ? new FileInfo(file.Path).Length : model.Download is { Bytes: > 0 and var bytes } ? bytes : null,
        model.License,
        model.LicenseNote is not null,
        inUse);

    private static ModelFile? Served(IReadOnlyList<ModelFile> files) => files.FirstOrDefault(file => file.Model is not null);

    // A list of all models holds none of their contents.
    private static List<ModelFile> Light(IReadOnlyList<ModelFile> files) =>
        [.. files.Select(file => file with { Model = file.Model is null ? null : file.Model with { Bytes = [] } })];

    // A setting or a choice that is wrong is told by the list and at the start, and keeps nobody from a pull.
    private async Task<string?> PoseInUseAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var model in _store.PoseCandidates(_wanted))
            {
                if (Served(await _store.InspectAsync(model, cancellationToken).ConfigureAwait(false)) is not null) return model.Id;
            }
        }
        catch (ModelUnavailableException)
        {
        }

        return null;
    }
}
