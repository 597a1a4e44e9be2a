using System.Buffers;
using System.Security.Cryptography;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Blobs;

/// <summary>Blobs as files below one folder: written to a temporary file, flushed to the disk, then renamed into place.</summary>
/// <remarks>
/// The rename itself becomes durable with the next sync of the file system's journal. Whoever acknowledges a blob appends an
/// event first, and that append is such a sync.
/// </remarks>
public sealed class FileBlobStore : IBlobStore
{
    private const string TemporaryFolder = ".incoming";
    private const int BufferBytes = 128 << 10;

    private readonly string _root;
    private readonly string _incoming;
    private readonly Lock _publishing = new();

    /// <summary>Uses the folder, which is created when missing.</summary>
    /// <exception cref="StoreUnavailableException">The folder cannot be created.</exception>
    public FileBlobStore(string folder)
    {
        _root = Path.GetFullPath(folder);
        _incoming = Path.Combine(_root, TemporaryFolder);
        Guarded(() => Directory.CreateDirectory(_incoming));
    }

    /// <inheritdoc/>
    public async Task<BlobInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(name);
        if (File.Exists(path)) throw new BlobExistsException(name);
        var temporary = Path.Combine(_incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var info = await ReceiveAsync(name, temporary, content, cancellationToken);
            Guarded(() => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
            Publish(name, temporary, path);
            return info;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    /// <remarks>On one file system this is a rename; across two, the file goes when its copy is complete.</remarks>
    public Task<long?> AdoptAsync(string name, string path, CancellationToken cancellationToken)
    {
        var target = PathOf(name);
        if (!File.Exists(path)) return FindLengthAsync(name, cancellationToken);
        return Task.Run(
            () => Guarded<long?>(() =>
            {
                long length;
                using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0))
                {
                    file.Flush(flushToDisk: true);
                    length = file.Length;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(path, target, overwrite: true);
                return length;
            }),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(PathOf(name), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            }));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BlobNotFoundException(name);
        }
    }

    /// <inheritdoc/>
    public Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return File.Exists(path) ? Task.FromResult(new BlobFile(path)) : throw new BlobNotFoundException(name);
    }

    /// <inheritdoc/>
    public Task<long?> FindLengthAsync(string name, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path)) Guarded(() => File.Delete(path));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var path = PathOf(folder);
        IReadOnlyList<string> names = Directory.Exists(path) ? [.. FilesBelow(path)] : [];
        return Task.FromResult(names);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindAsync(string beginning, CancellationToken cancellationToken)
    {
        BlobName.ThrowIfNotAllowed(beginning);
        return Task.Run<IReadOnlyList<string>>(
            () => [.. new DirectoryInfo(_root).EnumerateDirectories().Where(folder => folder.FullName != _incoming)
                .SelectMany(folder => folder.EnumerateFileSystemInfos(beginning + "*", SearchOption.AllDirectories))
                .SelectMany(found => found is DirectoryInfo ? FilesBelow(found.FullName) : [NameOf(found.FullName)]).Distinct()],
            cancellationToken);
    }

    /// <summary>
    /// Removes what writers of an earlier process left unfinished. Call it at the start, when no other process uses the folder.
    /// </summary>
    /// <returns>How many leftovers there were.</returns>
    public int SweepLeftovers()
    {
        var leftovers = Directory.GetFiles(_incoming);
        foreach (var file in leftovers) Guarded(() => File.Delete(file));
        return leftovers.Length;
    }

    private static async Task<BlobInfo> ReceiveAsync(string name, string temporary, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var length = 0L;
            await using var file = Guarded(() => new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0));
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken)) > 0)
            {
                var part = buffer.AsMemory(0, read);
                hash.AppendData(part.Span);
                await GuardedAsync(file.WriteAsync(part, cancellationToken));
                length += read;
            }

            await Task.Run(() => Guarded(() => file.Flush(flushToDisk: true)), CancellationToken.None);
            return new BlobInfo(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A move that must not overwrite looks first and renames then, so two writers at once could both win; one process owns the folder.
    private void Publish(string name, string temporary, string path)
    {
        lock (_publishing)
        {
            if (File.Exists(path)) throw new BlobExistsException(name);
            Guarded(() => File.Move(temporary, path, overwrite: false));
        }
    }

    private IEnumerable<string> FilesBelow(string path) => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(NameOf);

    private string NameOf(string path) => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/');

    private string PathOf(string name)
    {
        BlobName.ThrowIfNotAllowed(name);
        return Path.Combine(_root, name);
    }

    private static void Guarded(Action work) => Guarded<object?>(() =>
    {
        work();
        return null;
    });

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (DiskTrouble.Is(failure))
        {
            throw Explain(failure);
        }
    }

    private static async Task GuardedAsync(ValueTask work)
    {
        try
        {
            await work;
        }
        catch (Exception failure) when (DiskTrouble.Is(failure))
        {
            throw Explain(failure);
        }
    }

    private static StoreUnavailableException Explain(Exception failure) => DiskTrouble.Explain(failure, "nothing was stored");
}
