using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Tus;

/// <summary>
/// Keeps unfinished uploads in a folder: for each a note, and a file that holds what has come. The length of that file is where the upload
/// stands, so a process killed at any moment loses no byte that it has told of.
/// </summary>
internal sealed class TusStore : IBlobKeeper
{
    private const string NoteEnding = ".json";

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, TusUpload> _notes = new(StringComparer.Ordinal);

    /// <summary>Reads what an earlier process has left.</summary>
    /// <exception cref="StoreUnavailableException">The folder cannot be read.</exception>
    public TusStore(IOptions<SessionsOptions> sessions)
    {
        _folder = Path.Combine(Path.GetFullPath(sessions.Value.DataFolder), "uploads");
        Guarded(() =>
        {
            Directory.CreateDirectory(_folder);
            foreach (var path in Directory.EnumerateFiles(_folder, "*" + NoteEnding))
            {
                if (JsonSerializer.Deserialize<TusUpload>(File.ReadAllBytes(path)) is { } upload) _notes[upload.Id] = upload;
            }
        });
    }

    /// <summary>Every upload there is.</summary>
    public IReadOnlyCollection<TusUpload> All => [.. _notes.Values];

    /// <summary>The upload of that id; null when there is none.</summary>
    public TusUpload? Find(string id) => _notes.GetValueOrDefault(id);

    /// <summary>The file that holds what has come.</summary>
    public string PartOf(TusUpload upload) => Path.Combine(_folder, upload.Id + ".part");

    /// <summary>Whether its bytes are still to come, or to become a video.</summary>
    public bool IsOpen(TusUpload upload) => File.Exists(PartOf(upload));

    /// <inheritdoc />
    public bool Keeps(string blobName) => _notes.Values.Any(upload => upload.Draft.VideoBlob == blobName);

    /// <summary>Begins an upload: when this returns it is durable.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full or refuses the write.</exception>
    public void Add(TusUpload upload)
    {
        // Known before there are files, else they would be taken for strays.
        _notes[upload.Id] = upload;
        try
        {
            Guarded(() =>
            {
                File.Create(PartOf(upload)).Dispose();
                WriteDurably(NoteOf(upload), JsonSerializer.SerializeToUtf8Bytes(upload));
            });
        }
        catch (StoreUnavailableException)
        {
            _notes.TryRemove(upload.Id, out _);
            throw;
        }
    }

    /// <summary>Removes files that belong to no upload: a process was killed, or the disk was full, while one was begun or forgotten.</summary>
    public void RemoveStrays() => Guarded(() =>
    {
        foreach (var path in Directory.EnumerateFiles(_folder))
            if (!_notes.ContainsKey(Path.GetFileName(path).Split('.')[0])) File.Delete(path);
    });

    /// <summary>How many bytes have come; null when the file has gone on to become a video. Nobody may be writing it.</summary>
    public long? Length(TusUpload upload) => Guarded<long?>(() =>
    {
        var file = new FileInfo(PartOf(upload));
        if (!file.Exists) return null;
        if (!File.Exists(MarkOf(upload))) return file.Length;
        // A process was killed between bytes and their checksum; a mark that is empty was itself cut off, before any byte came.
        if (long.TryParse(File.ReadAllText(MarkOf(upload)), CultureInfo.InvariantCulture, out var trusted)) Cut(upload, trusted);
        File.Delete(MarkOf(upload));
        file.Refresh();
        return file.Length;
    });

    /// <summary>Adds what comes to the end of the file; what has come stays when the line breaks, unless it has a checksum to hold.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="offset">Where the file ends.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="checksum">What the content must hold, or null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Where the file ends now, all of it on the disk; null when the checksum did not hold and nothing was added.</returns>
    /// <exception cref="StoreUnavailableException">The disk is full or refuses the write.</exception>
    public async Task<long?> AppendAsync(TusUpload upload, long offset, Stream content, TusChecksum? checksum, CancellationToken cancellationToken)
    {
        if (checksum is null) return await WriteAsync(upload, offset, content, null, cancellationToken);
        Guarded(() => WriteDurably(MarkOf(upload), System.Text.Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture))));
        var held = false;
        try
        {
            var end = await WriteAsync(upload, offset, content, checksum, cancellationToken);
            held = checksum.Holds();
            return held ? end : null;
        }
        finally
        {
            if (!held) Guarded(() => Cut(upload, offset));
            Guarded(() => File.Delete(MarkOf(upload)));
        }
    }

    /// <summary>Forgets the upload; the note goes last, so that what a kill leaves is found again.</summary>
    public void Remove(TusUpload upload) => Guarded(() =>
    {
        File.Delete(PartOf(upload));
        File.Delete(MarkOf(upload));
        File.Delete(NoteOf(upload));
        _notes.TryRemove(upload.Id, out _);
    });

    private async Task<long> WriteAsync(TusUpload upload, long offset, Stream content, TusChecksum? checksum, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        await using var file = Guarded(() => new FileStream(PartOf(upload), FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0));
        file.Position = offset;
        try
        {
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                checksum?.Append(buffer.AsSpan(0, count));
                // Bytes that are here are kept, whatever the caller does meanwhile.
                Guarded(() => file.Write(buffer, 0, count));
            }
        }
        finally
        {
            await Task.Run(() => Guarded(() => file.Flush(flushToDisk: true)), CancellationToken.None);
        }

        return file.Position;
    }

    private void Cut(TusUpload upload, long length)
    {
        using var file = new FileStream(PartOf(upload), FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(length);
        file.Flush(flushToDisk: true);
    }

    private static void WriteDurably(string path, byte[] content)
    {
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private string NoteOf(TusUpload upload) => Path.Combine(_folder, upload.Id + NoteEnding);

    // Where the file ended before bytes came whose checksum is not known yet.
    private string MarkOf(TusUpload upload) => Path.Combine(_folder, upload.Id + ".unchecked");

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
            throw DiskTrouble.Explain(failure, "what has come of this upload stays");
        }
    }
}
