using System.Collections;

namespace Aikynetix.Grpc.Wire;

/// <summary>What travels beside the messages of a call: names with text, or with bytes where the name ends in <c>-bin</c>. Keeps order and repetition.</summary>
public sealed class Metadata : IEnumerable<KeyValuePair<string, string>>
{
    private const string BinarySuffix = "-bin";

    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a text.</summary>
    /// <param name="name">Letters a–z, digits and <c>_ - .</c>; capitals are lowered; neither reserved (<c>grpc-…</c>) nor binary (<c>…-bin</c>).</param>
    /// <param name="text">Printable ASCII.</param>
    /// <exception cref="ArgumentException">The name or the text is not allowed.</exception>
    public void Add(string name, string text)
    {
        var key = Key(name);
        if (key.EndsWith(BinarySuffix, StringComparison.Ordinal)) throw new ArgumentException("A name that ends in -bin carries bytes, not text.", nameof(name));
        if (!text.All(static letter => letter is >= ' ' and <= '~'))
            throw new ArgumentException("Only printable ASCII can be sent as text; use a name that ends in -bin for anything else.", nameof(text));
        _entries.Add(new(key, text));
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="name">As for a text, but ending in <c>-bin</c>.</param>
    /// <param name="value">Any bytes.</param>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public void Add(string name, ReadOnlySpan<byte> value)
    {
        var key = Key(name);
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal)) throw new ArgumentException("Bytes need a name that ends in -bin.", nameof(name));
        _entries.Add(new(key, Convert.ToBase64String(value).TrimEnd('=')));
    }

    /// <summary>The last text of that name, or null.</summary>
    public string? Text(string name) => Last(name);

    /// <summary>The last bytes of that name, or null when there are none or they were not sent as base64.</summary>
    public byte[]? Bytes(string name)
    {
        if (Last(name) is not { } text) return null;
        var padded = text.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>Every entry as it stands on the wire: text as it is, bytes as base64.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes one field as it came over the wire; those that belong to the protocol itself are left out.</summary>
    internal void Take(string name, string value)
    {
        var key = name.ToLowerInvariant();
        if (IsReserved(key) || key is "content-type" or "te" or "host") return;
        // Fields of one name may have been joined on their way; commas never stand in base64.
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal)) _entries.Add(new(key, value));
        else foreach (var part in value.Split(',', StringSplitOptions.TrimEntries)) _entries.Add(new(key, part));
    }

    private string? Last(string name) =>
        _entries.FindLast(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Key(string name)
    {
        var key = name.ToLowerInvariant();
        var allowed = key.Length > 0 && key.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.');
        return allowed && !IsReserved(key) ? key : throw new ArgumentException($"'{name}' is not allowed as a name of metadata.", nameof(name));
    }

    private static bool IsReserved(string key) => key.StartsWith(':') || key.StartsWith("grpc-", StringComparison.Ordinal);
}
