using System.Text;
using System.Text.RegularExpressions;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>Looks into the files of a data folder, past everything that reads them.</summary>
internal static class DataFolder
{
    /// <summary>Files that hold the text somewhere, in their content or name.</summary>
    public static string[] FilesWith(string folder, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => path.Contains(text, StringComparison.Ordinal) || Read(path).AsSpan().IndexOf(wanted) >= 0),
        ];
    }

    /// <summary>What of the given beginnings, each with one of the ids behind it, stands in some file, in any case of letters.</summary>
    public static string[] NamedAfter(string folder, IReadOnlyCollection<string> ids, IReadOnlyCollection<string> beginnings)
    {
        var gone = ids.ToHashSet(StringComparer.Ordinal);
        var pattern = new Regex($"({string.Join('|', beginnings)})([0-9a-f]{{32}})", RegexOptions.IgnoreCase);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .SelectMany(path => pattern.Matches(Encoding.Latin1.GetString(Read(path))))
                .Where(found => gone.Contains(found.Groups[2].Value.ToLowerInvariant())).Select(found => found.Value).Distinct(),
        ];
    }

    private static byte[] Read(string path)
    {
        // The lock of a running server lets nobody in, and is empty.
        if (Path.GetFileName(path) == "server.lock") return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
