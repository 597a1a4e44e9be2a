using System.Text.RegularExpressions;

namespace Aikynetix.Sessions.Blobs;

/// <summary>
/// What a blob may be called: one to four parts joined by <c>/</c>, each of <c>a–z 0–9 . _ -</c> and beginning with a letter or
/// digit, 200 characters in all. Nothing else can reach a file system or an object store, so no name can climb out of its folder.
/// </summary>
public static partial class BlobName
{
    private const int MaxLength = 200;

    /// <summary>Refuses every other name.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static void ThrowIfNotAllowed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > MaxLength || !Allowed().IsMatch(name))
            throw new ArgumentException("This is not an allowed blob name.", nameof(name));
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
