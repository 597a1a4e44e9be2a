using System.Security.Cryptography;
using Aikynetix.Inference.Check;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Install;

/// <summary>Pulls a model: downloads the official file, verifies it, makes the ONNX file of it, tries that, and only then lets it be served.</summary>
/// <param name="folder">Where models are installed; made if missing.</param>
/// <param name="options">Say where the official files are fetched from.</param>
/// <param name="limits">How patient the download is.</param>
/// <param name="convert">Makes ONNX of a TFLite file of a family.</param>
/// <param name="check">Runs a model on the built-in picture; throws when its answer is no sensible one.</param>
/// <param name="time">The clock.</param>
internal sealed class ModelInstaller(
    string folder,
    ModelOptions options,
    DownloadLimits limits,
    Func<byte[], string, byte[]> convert,
    Func<ModelEntry, byte[], CancellationToken, Task<ModelAnswer>> check,
    TimeProvider time)
{
    private const string Unready = ".new";
    private const int DiskFull = 28, QuotaExceeded = 122;

    /// <summary>Pulls a model; a process that is killed at any moment leaves the file that was served before, and a part to go on from.</summary>
    /// <param name="model">An entry with a source.</param>
    /// <param name="report">Told of the bytes as they arrive.</param>
    /// <param name="cancellationToken">Gives up; what has arrived is kept.</param>
    /// <returns>The record of the pull.</returns>
    /// <exception cref="ModelUnavailableException">It cannot be had, is not what it should be, or does not work; the message says why and what to do.</exception>
    public async Task<InstalledModel> InstallAsync(ModelEntry model, Action<ModelTransfer> report, CancellationToken cancellationToken)
    {
        var source = model.Download ?? throw new ModelUnavailableException(
            $"Model '{model.Id}' cannot be pulled: " + (model.Bundled ? "it is part of the product." : $"no address serves it. {model.Source}"));
        try
        {
            Directory.CreateDirectory(folder);
            // Records that cannot be understood are told before the download, not after it.
            InstalledModels.Read(folder);
            InstalledModel record;
            using (var part = await PartFile.OpenAsync(PartOf(model), cancellationToken).ConfigureAwait(false))
            {
                var bytes = await FetchAsync(model, source, part, report, cancellationToken).ConfigureAwait(false);
                var onnx = source.Form == "tflite" ? ToOnnx(model, bytes) : bytes;
                var answer = await CheckAsync(model, onnx, cancellationToken).ConfigureAwait(false);
                record = new InstalledModel(model.Id, model.File, Hash(onnx), part.From!, part.Sha256, time.GetUtcNow(), answer);
                await PublishAsync(record, onnx, cancellationToken).ConfigureAwait(false);
            }

            await TidyAsync(model, record.Sha256, cancellationToken).ConfigureAwait(false);
            return record;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"Model '{model.Id}' cannot be installed in {folder}: {Reason(cause)}", cause);
        }
    }

    /// <summary>Removes what a pull that was killed left beside its installed file: the download and the records of older contents.</summary>
    /// <param name="model">The model, installed.</param>
    /// <param name="sha256">SHA-256 of its file; that record stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task TidyAsync(ModelEntry model, string sha256, CancellationToken cancellationToken)
    {
        bool IsOld(InstalledModel record) => record.Id == model.Id && record.Sha256 != sha256;
        try
        {
            // Whoever holds the part is the only one who writes for this model.
            using var part = await PartFile.OpenAsync(PartOf(model), cancellationToken).ConfigureAwait(false);
            part.Discard();
            File.Delete(Path.Combine(folder, model.File + Unready));
            if (!InstalledModels.Read(folder).Any(IsOld)) return;
            await InstalledModels.UpdateAsync(folder, all => all.Where(record => !IsOld(record)), time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ModelUnavailableException)
        {
            // The model is installed and serves; leftovers cost room, no more, and the next pull tries again.
        }
    }

    /// <summary>The file of a pull that is there, of the registry's source and in order, so that nothing needs to be fetched; null otherwise.</summary>
    /// <exception cref="ModelUnavailableException">The records of the folder cannot be understood.</exception>
    public async Task<VerifiedModel?> FindCurrentAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, model.File);
        if (model.Download is not { } source || !File.Exists(path)) return null;
        var file = await ModelStore.InspectAsync(path, model, cancellationToken).ConfigureAwait(false);
        if (file.Model is not { } found) return null;
        var isCurrent = found.Sha256 == source.Sha256 || found.Sha256 == source.MemberSha256
            || (found.Installed is { } record && record.SourceSha256 == source.Sha256);
        return isCurrent && await FaultAsync(model, found, cancellationToken).ConfigureAwait(false) is null ? found : null;
    }

    /// <summary>Runs a genuine file as it would be opened to serve, on the processor.</summary>
    /// <returns>Why it would be refused; null when it would not.</returns>
    public async Task<string?> FaultAsync(ModelEntry model, VerifiedModel file, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CheckAsync(model, file.Bytes, cancellationToken).ConfigureAwait(false);
            // The check compares with the answers that the app knows; for other contents the pull's own answer is the measure.
            if (ModelAnswers.Find(file.Sha256) is not null || file.Installed is not { } pulled) return null;
            return ParityGate.Fault(pulled.Answer, answer) is { } fault
                ? $"Model '{model.Id}' answers otherwise than when it was pulled: {fault} To install it anew: ./aiky models pull {model.Id}."
                : null;
        }
        catch (ModelUnavailableException cause)
        {
            return cause.Message;
        }
    }

    private async Task<ModelAnswer> CheckAsync(ModelEntry model, byte[] onnx, CancellationToken cancellationToken)
    {
        try
        {
            return await check(model, onnx, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            throw new ModelUnavailableException($"Model '{model.Id}' did not pass its check and is not used: {cause.Message}", cause);
        }
    }

    private async Task<byte[]> FetchAsync(
        ModelEntry model, ModelDownloadSource source, PartFile part, Action<ModelTransfer> report, CancellationToken cancellationToken)
    {
        var address = options.Address(source.Url);
        var download = new HttpDownload(limits, time);
        for (var isLast = false; ; isLast = true)
        {
            await download.FetchAsync(address, source.Bytes, part, report, cancellationToken).ConfigureAwait(false);
            try
            {
                return await TakeAsync(model, source, address, part, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelUnavailableException)
            {
                // A first half that a crash or a careless server spoiled is no reason to give up.
                var isWorthAnotherTry = part.IsPatched && !isLast;
                part.Restart(null, null, null);
                if (!isWorthAnotherTry) throw;
            }
        }
    }

    private static async Task<byte[]> TakeAsync(
        ModelEntry model, ModelDownloadSource source, Uri address, PartFile part, CancellationToken cancellationToken)
    {
        if (source.Sha256 is not null && part.Sha256 != source.Sha256)
            throw Refused(model, address, $"sha256 {part.Sha256} instead of {source.Sha256}");
        if (source.Form != "zip") return await ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var member = await ZipMember.ReadAsync(part.Content, source.Member!, ModelStore.MaxBytes, cancellationToken).ConfigureAwait(false);
        return Hash(member) == source.MemberSha256
            ? member
            : throw Refused(model, address, $"a '{source.Member}' with sha256 {Hash(member)} instead of {source.MemberSha256}");
    }

    private static async Task<byte[]> ReadAsync(PartFile part, CancellationToken cancellationToken)
    {
        var bytes = new byte[part.Length];
        await part.Content.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    private byte[] ToOnnx(ModelEntry model, byte[] bytes)
    {
        try
        {
            return convert(bytes, model.Family);
        }
        catch (Exception cause)
        {
            throw new ModelUnavailableException($"Model '{model.Id}' was downloaded as it should be but cannot be converted: {cause.Message}", cause);
        }
    }

    // The record comes first: killed before the rename, it vouches for a file that is not there; the other way round, the file would be refused.
    private async Task PublishAsync(InstalledModel record, byte[] onnx, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, record.File);
        var ready = path + Unready;
        try
        {
            DurableFile.Write(ready, onnx);
            await InstalledModels.UpdateAsync(folder, all => [.. all.Where(other => !IsSame(other, record)), record], time, cancellationToken)
                .ConfigureAwait(false);
            File.Move(ready, path, overwrite: true);
        }
        finally
        {
            File.Delete(ready);
        }
    }

    private string PartOf(ModelEntry model) => Path.Combine(folder, model.File + ".part");

    private static bool IsSame(InstalledModel one, InstalledModel other) => one.Id == other.Id && one.Sha256 == other.Sha256;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ModelUnavailableException Refused(ModelEntry model, Uri address, string what) => new(
        $"The download of model '{model.Id}' from {address} was refused and deleted: it has {what}. {HttpDownload.WayOut}");

    private static string Reason(Exception cause) => (cause.HResult & 0xFFFF) is DiskFull or QuotaExceeded
        ? "there is no room left on its disk. Make room and pull again; what has arrived is kept."
        : $"{cause.Message.TrimEnd('.')}. The folder must be writable, or set Models:Folder to one that is.";
}
