using System.Security.Cryptography;

namespace Aikynetix.Inference.Models;

/// <summary>Gets a model's bytes from the folders of this machine, or by download where that is allowed, and lets none pass unverified.</summary>
/// <param name="folders">Folders in order of preference; the first takes downloads. Need not exist.</param>
/// <param name="download">Fetches missing files; null when downloads are not allowed.</param>
internal sealed class ModelStore(IReadOnlyList<string> folders, ModelDownload? download)
{
    /// <summary>Folders in order of preference.</summary>
    public IReadOnlyList<string> Folders { get; } = folders;

    /// <summary>Whether a file of the model's name lies in one of the folders.</summary>
    public bool Has(ModelEntry model) => Folders.Any(folder => File.Exists(Path.Combine(folder, model.File)));

    /// <summary>Reads a model; the bytes returned are the bytes that were verified.</summary>
    /// <exception cref="ModelUnavailableException">It is nowhere, or no file has the right content.</exception>
    public async Task<byte[]> ReadAsync(ModelEntry model, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        foreach (var path in Folders.Select(folder => Path.Combine(folder, model.File)).Where(File.Exists))
        {
            if (await ReadVerifiedAsync(path, model, wrong, cancellationToken).ConfigureAwait(false) is { } bytes) return bytes;
        }

        if (wrong.Count > 0)
        {
            throw new ModelUnavailableException(
                $"The file of model '{model.Id}' is damaged or another version: {string.Join("; ", wrong)}. Delete it and {HowToGet(model)}");
        }

        if (download is not null && model.Download is not null)
            return await download.FetchAsync(model, Folders[0], cancellationToken).ConfigureAwait(false);
        throw new ModelUnavailableException(
            $"Model '{model.Id}' is missing: no file '{model.File}' in {string.Join(", ", Folders)}. To use it, {HowToGet(model)}");
    }

    /// <summary>Says what is wrong with a model's bytes, or null when they are right.</summary>
    internal static string? Fault(ModelEntry model, byte[] bytes)
    {
        if (bytes.Length != model.Bytes) return $"{bytes.Length} bytes instead of {model.Bytes}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return hash == model.Sha256 ? null : $"sha256 {hash} instead of {model.Sha256}";
    }

    private static async Task<byte[]?> ReadVerifiedAsync(string path, ModelEntry model, List<string> wrong, CancellationToken cancellationToken)
    {
        try
        {
            // A file of another length is not read at all: it could be of any size.
            var length = new FileInfo(path).Length;
            var fault = length == model.Bytes ? null : $"{length} bytes instead of {model.Bytes}";
            var bytes = fault is null ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : [];
            fault ??= Fault(model, bytes);
            if (fault is null) return bytes;
            wrong.Add($"'{path}' has {fault}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            wrong.Add($"'{path}' cannot be read ({cause.Message})");
        }

        return null;
    }

    private string HowToGet(ModelEntry model) => model.Download is { } address
        ? $"put the right file into {Folders[0]} (from {address}), or set Models:AllowDownload=true to have it fetched."
        : $"put the right file into {Folders[0]}, or name its folder in AIKY_MODELS. It cannot be downloaded as it is: {model.Note} "
            + $"Source: {model.Source}. Its sha256 must be {model.Sha256}.";
}
