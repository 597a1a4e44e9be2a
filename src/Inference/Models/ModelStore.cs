using System.Security.Cryptography;

namespace Aikynetix.Inference.Models;

/// <summary>Gets a model's bytes from the folders of this machine, or by a pull where that is allowed, and lets none pass unverified.</summary>
/// <param name="folders">Folders in order of preference; the first takes pulls and the choice of a model. Need not exist.</param>
/// <param name="pull">Installs a missing model in the first folder; null when that is not allowed.</param>
/// <param name="bundle">Folder of the product's own models, looked into last and for those only; null for none.</param>
internal sealed class ModelStore(
    IReadOnlyList<string> folders, Func<ModelEntry, CancellationToken, Task>? pull, string? bundle = null)
{
    /// <summary>No file longer than this is read: it could be of any size, and no model is.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>Folders in order of preference.</summary>
    public IReadOnlyList<string> Folders { get; } = folders;

    /// <summary>Whether a file of the model's name lies in one of the folders.</summary>
    public bool Has(ModelEntry model) => Paths(model).Any(File.Exists);

    /// <summary>The pose models to try, best first: the wanted one alone; for <c>auto</c> the chosen one, then those that are here by rank.</summary>
    /// <param name="wanted">Id of a model, or <c>auto</c>.</param>
    /// <returns>At least one; when none is here, the one that a person should get.</returns>
    /// <exception cref="ModelUnavailableException">There is no such pose model, or the choice cannot be understood.</exception>
    public IReadOnlyList<ModelEntry> PoseCandidates(string wanted)
    {
        if (wanted != "auto")
        {
            var model = ModelRegistry.Get(wanted);
            return model.Role == "pose" ? [model] : throw new ModelUnavailableException(
                $"'{wanted}' finds no poses. Pose models: {ModelRegistry.PoseNames}.");
        }

        var here = ModelRegistry.PoseModels.Where(Has);
        if (ModelSelection.Read(Folders[0]) is { } chosen) return [.. here.Prepend(ModelRegistry.Get(chosen)).Distinct()];
        return [.. here.DefaultIfEmpty(ModelRegistry.Recommended[0])];
    }

    /// <summary>Reads a model; the bytes returned are the bytes that were verified.</summary>
    /// <exception cref="ModelUnavailableException">It is nowhere, or no file has the right content.</exception>
    public async Task<VerifiedModel> ReadAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        if (await FindAsync(model, wrong, cancellationToken).ConfigureAwait(false) is { } found) return found;
        if (wrong.Count > 0)
        {
            throw new ModelUnavailableException(
                $"The file of model '{model.Id}' is damaged or another version: {string.Join("; ", wrong)}. {HowToGet(model, isMissing: false)}");
        }

        // Terms that a person must have read are not accepted by a setting.
        if (pull is not null && model is { Download: not null, LicenseNote: null })
        {
            await pull(model, cancellationToken).ConfigureAwait(false);
            if (await FindAsync(model, wrong, cancellationToken).ConfigureAwait(false) is { } pulled) return pulled;
        }

        throw new ModelUnavailableException(
            $"Model '{model.Id}' is missing: no file '{model.File}' in {string.Join(", ", Folders)}. {HowToGet(model, isMissing: true)}");
    }

    /// <summary>Looks into every file under the model's name, in the order of the folders.</summary>
    /// <exception cref="ModelUnavailableException">The records of a folder's pulls cannot be understood.</exception>
    public async Task<IReadOnlyList<ModelFile>> InspectAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        var files = new List<ModelFile>();
        foreach (var path in Paths(model).Where(File.Exists))
            files.Add(await InspectAsync(path, model, cancellationToken).ConfigureAwait(false));
        return files;
    }

    /// <summary>Looks into one file.</summary>
    /// <exception cref="ModelUnavailableException">The records of the folder's pulls cannot be understood.</exception>
    public static async Task<ModelFile> InspectAsync(string path, ModelEntry model, CancellationToken cancellationToken)
    {
        var file = await LookAsync(path, model, cancellationToken).ConfigureAwait(false);
        // A pull may have replaced the file and its record after the one was read and before the other was.
        return file.Model is null ? await LookAsync(path, model, cancellationToken).ConfigureAwait(false) : file;
    }

    private static async Task<ModelFile> LookAsync(string path, ModelEntry model, CancellationToken cancellationToken)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length is 0 or > MaxBytes) return new ModelFile(path, null, $"{length} bytes");
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var known = model.Sha256.Contains(hash);
            var record = Record(path, model, hash, known);
            return known || record is not null
                ? new ModelFile(path, new VerifiedModel(bytes, hash, record, path), null)
                : new ModelFile(path, null, $"sha256 {hash}, which neither the registry nor a pull on this machine vouches for");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new ModelFile(path, null, $"a content that cannot be read ({cause.Message})");
        }
    }

    private async Task<VerifiedModel?> FindAsync(ModelEntry model, List<string> wrong, CancellationToken cancellationToken)
    {
        foreach (var path in Paths(model).Where(File.Exists))
        {
            var file = await InspectAsync(path, model, cancellationToken).ConfigureAwait(false);
            if (file.Model is { } found) return found;
            wrong.Add($"'{path}' has {file.Fault}");
        }

        return null;
    }

    private static InstalledModel? Record(string path, ModelEntry model, string hash, bool known)
    {
        try
        {
            return InstalledModels.Read(Path.GetDirectoryName(path)!).FirstOrDefault(record => record.Id == model.Id && record.Sha256 == hash);
        }
        catch (ModelUnavailableException) when (known)
        {
            // Records that cannot be read do not keep what the registry itself vouches for from being used.
            return null;
        }
    }

    private IEnumerable<string> Paths(ModelEntry model)
    {
        var all = model.Bundled && bundle is not null ? Folders.Append(bundle).Distinct() : Folders;
        return all.Select(folder => Path.Combine(folder, model.File));
    }

    private string HowToGet(ModelEntry model, bool isMissing)
    {
        if (model.Bundled) return $"The file is part of the product: restore '{model.File}' from the release or the repository.";
        var right = model.Sha256.Count > 0 ? $" with sha256 {string.Join(" or ", model.Sha256)}" : string.Empty;
        var byHand = $"put the right file{right} into {Folders[0]} or a folder named in AIKY_MODELS. Source: {model.Source}.";
        return model.Download is null
            ? "To use it, " + byHand
            : $"To use it, run './aiky models pull {model.Id}'"
                + (isMissing && model.LicenseNote is null ? ", set Models:AllowDownload=true to have it fetched" : string.Empty) + $", or {byHand}";
    }
}
