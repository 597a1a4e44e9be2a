namespace Aikynetix.Inference.Models;

/// <summary>Writes small files so that a reader, or a machine that stops at any moment, finds the old content or the new.</summary>
internal static class DurableFile
{
    /// <summary>Puts the content in place of what is there.</summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full; the old content stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written; the old content stays.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        Write(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes a file down to the disk; nothing of it stays when that fails.</summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
