using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Install;

/// <summary>
/// What has arrived of a download, <c>NAME.part</c>, with what is needed to go on later, <c>NAME.part.json</c>; whoever has it open is the
/// only one who pulls this model.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash;
    private bool _isDiscarded;

    private PartFile(string path, FileStream file, IncrementalHash hash, Origin? origin) =>
        (_path, _file, _hash, From, Validator, Total) = (path, file, hash, origin?.From, origin?.Validator, origin?.Total);

    /// <summary>Bytes that have arrived.</summary>
    public long Length => _file.Length;

    /// <summary>The address that they came from; null when none have.</summary>
    public Uri? From { get; private set; }

    /// <summary>What that server calls this version of the file; null when it did not say, then nothing can be resumed.</summary>
    public string? Validator { get; private set; }

    /// <summary>Length of the whole file as that server announced it.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the bytes came in more than one answer, so that they may be of two versions.</summary>
    public bool IsPatched { get; private set; }

    /// <summary>SHA-256 of what has arrived, 64 lower-case hex digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>What has arrived, from its beginning.</summary>
    public Stream Content
    {
        get
        {
            _file.Position = 0;
            return _file;
        }
    }

    private string Notes => _path + ".json";

    /// <summary>Opens what an earlier download left, or begins.</summary>
    /// <exception cref="ModelUnavailableException">Another process pulls the same model.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task<PartFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = Open(path);
        while (!File.Exists(path))
        {
            // Whoever had it removed it just before letting go; bytes that are written now would go nowhere.
            await file.DisposeAsync().ConfigureAwait(false);
            file = Open(path);
        }

        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var buffer = new byte[128 << 10];
            int read;
            while ((read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0) hash.AppendData(buffer, 0, read);
            var part = new PartFile(path, file, hash, Note(path + ".json"));
            // Bytes without a note of where they came from cannot be continued.
            if (part.From is null) part.Restart(null, null, null);
            part.IsPatched = part.Length > 0;
            return part;
        }
        catch
        {
            hash.Dispose();
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Forgets what has arrived and notes where the bytes to come are from.</summary>
    public void Restart(Uri? from, string? validator, long? total)
    {
        _file.SetLength(0);
        _file.Position = 0;
        _hash.GetHashAndReset();
        (From, Validator, Total, IsPatched) = (from, validator, total, false);
        if (from is null) File.Delete(Notes);
        else DurableFile.Replace(Notes, JsonSerializer.SerializeToUtf8Bytes(new Origin(from, validator, total)));
    }

    /// <summary>Notes that the bytes to come are the rest of the file as another answer has it.</summary>
    public void Continue() => IsPatched = true;

    /// <summary>Keeps bytes that have arrived.</summary>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _file.Position = _file.Length;
        await _file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _hash.AppendData(bytes.Span);
    }

    /// <summary>Removes everything; the object may only be disposed after that.</summary>
    public void Discard()
    {
        _isDiscarded = true;
        File.Delete(Notes);
        File.Delete(_path);
    }

    /// <summary>Lets go; what has arrived, if anything, stays for the next time.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isDiscarded && Length == 0) Discard();
        }
        finally
        {
            _hash.Dispose();
            _file.Dispose();
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, useAsync: true);
        }
        catch (IOException taken) when (File.Exists(path) && !Directory.Exists(path))
        {
            throw new ModelUnavailableException($"Another process is pulling this model: it holds '{path}'. [{taken.Message}]", taken);
        }
    }

    // A note that cannot be read costs a download from the beginning, no more.
    private static Origin? Note(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Origin>(File.ReadAllBytes(path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Origin(Uri? From, string? Validator, long? Total);
}
