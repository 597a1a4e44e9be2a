using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aikynetix.Gateway.Threads;

/// <summary>Names threads: <c>thread_</c> and 24 letters and digits, the same for the same question about the same numbers.</summary>
internal static class ThreadId
{
    private const string Prefix = "thread_";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 24;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Whether a text could be the name of a thread.</summary>
    public static bool IsValid(string text) =>
        text.Length == Prefix.Length + Length && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Letters) < 0;

    /// <summary>The thread about a topic of one analysis in one language and one system of units.</summary>
    public static string Of(string sessionId, int version, string topic, TextChoice choice)
    {
        var question = string.Create(CultureInfo.InvariantCulture, $"{sessionId}\n{version}\n{topic}\n{choice.Language}\n{choice.System}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(question));
        return Prefix + string.Create(Length, digest, static (name, hash) =>
        {
            for (var i = 0; i < name.Length; i++) name[i] = Alphabet[hash[i] % Alphabet.Length];
        });
    }
}
