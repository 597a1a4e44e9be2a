using System.Security.Cryptography;

namespace Aikynetix.Gateway.Videos;

/// <summary>The secret that signs links: made once, kept in the data folder, readable by the server's user only.</summary>
internal static class LinkKey
{
    private const int Length = 32;
    private const string FileName = "link.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the secret, or makes it on the first start.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static byte[] LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) Create(folder, path);
        var key = File.ReadAllBytes(path);
        return key.Length == Length
            ? key
            : throw new InvalidDataException($"{path} must hold {Length} bytes; delete it and start again: links handed out before stop working.");
    }

    private static void Create(string folder, string path)
    {
        // Written beside and moved: a start that is killed half-way, or two at once, never leave half a key.
        var temporary = Path.Combine(folder, $"{FileName}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
