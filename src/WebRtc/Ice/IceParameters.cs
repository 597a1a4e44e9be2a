using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Ice;

/// <summary>The names under which one side of a session is checked for (RFC 8445 §5.3).</summary>
/// <param name="Fragment">The user name fragment, 4 to 256 characters of A–Z, a–z, 0–9, + and /.</param>
/// <param name="Password">The password, 22 to 256 characters of the same alphabet; a secret.</param>
internal sealed record IceParameters(string Fragment, string Password)
{
    /// <summary>New ones that nobody can guess: 72 and 192 random bits.</summary>
    public static IceParameters Create() => new(Token(9), Token(24));

    // Three bytes make four characters, so no padding appears, and base64 is just the alphabet that ICE allows.
    private static string Token(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>The fragment only: passwords stay out of logs.</summary>
    public override string ToString() => Fragment;
}
