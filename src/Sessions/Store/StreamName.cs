using System.Buffers;

namespace Aikynetix.Sessions.Store;

/// <summary>What a stream may be called: plain ASCII, so that prefixes order alike in every store.</summary>
public static class StreamName
{
    private const int MaxLength = 200;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-");

    /// <summary>Whether the text may stand in a stream name.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength && !text.ContainsAnyExcept(Allowed);

    /// <summary>Refuses a name that some store would not take.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long or has other characters.</exception>
    public static void ThrowIfNotAllowed(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!IsAllowed(stream))
            throw new ArgumentException($"A stream name is 1 to {MaxLength} characters of A-Z a-z 0-9 . _ @ -, not '{stream}'.", nameof(stream));
    }
}
