using System.Buffers;
using System.Text;

namespace Aikynetix.Grpc.Wire;

/// <summary>The text of <c>grpc-message</c>: UTF-8, with every byte that HTTP could mistake written as <c>%XX</c>.</summary>
internal static class StatusMessage
{
    // Fields have a budget that the status must not break, whatever an error quotes.
    private const int MaxLength = 1024;

    private static readonly SearchValues<byte> Plain = SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Where(letter => letter != '%').Select(letter => (byte)letter).ToArray());

    /// <summary>The text as it is sent; a very long one is cut.</summary>
    public static string Encode(string text)
    {
        var shown = text.Length <= MaxLength ? text : text[..MaxLength] + "…";
        var encoded = new StringBuilder(shown.Length);
        foreach (var letter in Encoding.UTF8.GetBytes(shown))
        {
            if (Plain.Contains(letter)) encoded.Append((char)letter);
            else encoded.Append('%').Append(letter.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>The text that was meant; what is no valid escape stands for itself, since a broken message must not hide the status.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(source.Length);
        for (var index = 0; index < source.Length; index++)
        {
            var escaped = source[index] == '%' && index + 2 < source.Length && char.IsAsciiHexDigit((char)source[index + 1]) && char.IsAsciiHexDigit((char)source[index + 2]);
            bytes.Add(escaped ? Convert.FromHexString(source.AsSpan(index + 1, 2))[0] : source[index]);
            if (escaped) index += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
