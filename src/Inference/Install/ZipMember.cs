using System.Buffers.Binary;
using System.IO.Compression;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Install;

/// <summary>Takes one file out of a zip into memory; no name in the zip ever becomes a path.</summary>
internal static class ZipMember
{
    private const int EndBytes = 22;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int MaxDirectoryBytes = 1 << 20;

    /// <summary>Reads the one entry that has this file name, whatever its folder.</summary>
    /// <param name="zip">The whole archive; must be able to seek.</param>
    /// <param name="name">File name, case matters.</param>
    /// <param name="maxBytes">Most bytes of the unpacked file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelUnavailableException">It is no zip, there is no or more than one such file, or it is longer than allowed.</exception>
    public static async Task<byte[]> ReadAsync(Stream zip, string name, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            LimitDirectory(zip);
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var found = archive.Entries.Where(entry => entry.Name == name).Take(2).ToList();
            if (found is not [var member]) throw Refused($"it holds {(found.Count == 0 ? "no" : "more than one")} file '{name}'");
            if (member.Length > maxBytes) throw Refused($"its '{name}' claims {member.Length} bytes");
            var stream = await member.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = stream.ConfigureAwait(false);
            return await ReadAsync(stream, name, (int)member.Length, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException cause)
        {
            throw Refused(cause.Message.TrimEnd('.'), cause);
        }
    }

    // The archive class makes an object of every entry before it counts them, and a directory may hold millions.
    private static void LimitDirectory(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndBytes + MaxCommentBytes)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndBytes) throw Refused("it is no zip or not a whole one");
        // These two values send the archive class to another, 64-bit end of the directory that says something else.
        if (Short(tail, end + 4) == ushort.MaxValue || Short(tail, end + 10) == ushort.MaxValue) throw Refused("it is of the 64-bit form");
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start > zip.Length || zip.Length - start > MaxDirectoryBytes) throw Refused("its directory is too long or damaged");
    }

    private static ushort Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static async Task<byte[]> ReadAsync(Stream stream, string name, int length, CancellationToken cancellationToken)
    {
        // The length in the directory may lie either way, so the room grows only with what really comes.
        using var content = new MemoryStream();
        var buffer = new byte[128 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (content.Length + read > length) throw Refused($"its '{name}' is longer than the {length} bytes that it claims");
            content.Write(buffer, 0, read);
        }

        return content.Length == length ? content.ToArray() : throw Refused($"its '{name}' is shorter than the {length} bytes that it claims");
    }

    private static ModelUnavailableException Refused(string why, Exception? cause = null) => new($"The zip was refused: {why}.", cause);
}
