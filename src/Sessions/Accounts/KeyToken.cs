using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Aikynetix.Sessions.Accounts;

/// <summary>The secret of a key: 256 random bits, recognizable by their beginning, known to the server as a hash only.</summary>
internal static class KeyToken
{
    private const string Mark = "aiky_";
    private const int SecretBytes = 32;
    private const int PrefixLength = 10;

    public static string Create() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What may be shown of it: too little to guess the rest from, also when somebody else chose the token.</summary>
    public static string Prefix(string token) => token[..Math.Min(PrefixLength, token.Length / 4)];

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
