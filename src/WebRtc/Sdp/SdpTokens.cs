using System.Buffers;
using System.Globalization;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>The small alphabets of SDP: what an offer puts into our answer must be made of these, so that it can never smuggle a line in.</summary>
internal static class SdpTokens
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> IceCharacters = SearchValues.Create(Alphanumeric + "+/");
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(Alphanumeric + "!#$%&'*+-.^_`{|}~");
    private static readonly SearchValues<char> RidCharacters = SearchValues.Create(Alphanumeric + "-_");

    /// <summary>Whether this is a token (RFC 8866 §9) of 1 to <paramref name="longest"/> characters.</summary>
    public static bool IsToken(ReadOnlySpan<char> text, int longest = 64) => Is(text, TokenCharacters, 1, longest);

    /// <summary>Whether this may name a layer of simulcast (RFC 8851 §10).</summary>
    public static bool IsRid(ReadOnlySpan<char> text) => Is(text, RidCharacters, 1, 32);

    /// <summary>Whether this may be a user name fragment of ICE (RFC 8839 §5.4).</summary>
    public static bool IsIceFragment(ReadOnlySpan<char> text) => Is(text, IceCharacters, 4, 256);

    /// <summary>Whether this may be a password of ICE (RFC 8839 §5.4).</summary>
    public static bool IsIcePassword(ReadOnlySpan<char> text) => Is(text, IceCharacters, 22, 256);

    /// <summary>Whether these are the 32 bytes of a SHA-256 in pairs of hexadecimal digits with colons between.</summary>
    public static bool IsFingerprint(ReadOnlySpan<char> text)
    {
        if (text.Length != 95) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != ':' : !char.IsAsciiHexDigit(text[i])) return false;
        }
        return true;
    }

    /// <summary>A whole number without sign, not above <paramref name="highest"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, uint highest, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= highest;

    private static bool Is(ReadOnlySpan<char> text, SearchValues<char> alphabet, int shortest, int longest) =>
        text.Length >= shortest && text.Length <= longest && !text.ContainsAnyExcept(alphabet);
}
