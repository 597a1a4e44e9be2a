namespace Aikynetix.Sessions.Blobs;

/// <summary>A blob as a local file for as long as it is not disposed; read it, never write it.</summary>
/// <param name="path">Full path.</param>
/// <param name="temporary">True when the file is a copy to be removed at the end.</param>
public sealed class BlobFile(string path, bool temporary = false) : IDisposable
{
    /// <summary>Full path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>Says that the path is no longer needed.</summary>
    public void Dispose()
    {
        if (temporary) File.Delete(Path);
    }
}
