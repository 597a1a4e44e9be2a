namespace Aikynetix.Sessions.Blobs;

/// <summary>Socket to whatever keeps large content: written once as a whole, read often, never changed.</summary>
/// <remarks>Names are described at <see cref="BlobName"/>; every operation refuses any other with <see cref="ArgumentException"/>.</remarks>
public interface IBlobStore
{
    /// <summary>Stores the stream's content: when this returns the blob is durable and complete, when it throws there is nothing.</summary>
    /// <param name="name">A name not used before.</param>
    /// <param name="content">Read to its end; not disposed. What it throws passes through.</param>
    /// <param name="cancellationToken">Abandons the write and removes what was written.</param>
    /// <exception cref="Store.StoreUnavailableException">The disk is full or refuses the write.</exception>
    /// <exception cref="BlobExistsException">The name is taken.</exception>
    Task<BlobInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a local file the blob and takes the file away. Safe to repeat after a crash at any moment: as long as the file is there it
    /// alone counts, and a blob of that name is what an earlier try left half-done.
    /// </summary>
    /// <param name="name">The blob's name.</param>
    /// <param name="path">The file; nobody writes it any more.</param>
    /// <param name="cancellationToken">Abandons a copy; the file stays.</param>
    /// <returns>Length in bytes; null when there is neither the file nor the blob.</returns>
    /// <exception cref="Store.StoreUnavailableException">The disk is full or refuses the write; the file is still there.</exception>
    async Task<long?> AdoptAsync(string name, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return await FindLengthAsync(name, cancellationToken);
        await DeleteAsync(name, cancellationToken);
        BlobInfo info;
        await using (var file = File.OpenRead(path)) info = await WriteAsync(name, file, cancellationToken);
        File.Delete(path);
        return info.Length;
    }

    /// <summary>Opens a blob for reading from any offset; the caller disposes the stream.</summary>
    /// <exception cref="BlobNotFoundException">There is no such blob.</exception>
    Task<Stream> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gives the blob as a local file, for programs that read files by path.</summary>
    /// <returns>The file; dispose it when the path is no longer needed.</returns>
    /// <exception cref="BlobNotFoundException">There is no such blob.</exception>
    Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken);

    /// <summary>Length in bytes, or null when there is no such blob.</summary>
    Task<long?> FindLengthAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes the blob; it is no error when there is none. Readers that have it open read on.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Names of all blobs, in whatever folder, of which a part begins with the given text: what belongs to a session is named with its id.</summary>
    /// <param name="beginning">Characters of a blob name, without a slash; not empty.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<string>> FindAsync(string beginning, CancellationToken cancellationToken);

    /// <summary>Names of all blobs whose first part is the given folder, in no order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);
}
