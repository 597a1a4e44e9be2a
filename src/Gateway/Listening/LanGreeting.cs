using System.Net;
using QRCoder;

namespace Aikynetix.Gateway.Listening;

/// <summary>Tells in the terminal how a phone in the same network comes here: a code to point its camera at.</summary>
internal static class LanGreeting
{
    /// <summary>Writes the greeting.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="addresses">Under which addresses this machine is reached, the likeliest first.</param>
    /// <param name="port">The port for phones.</param>
    public static void Write(TextWriter output, IReadOnlyList<IPAddress> addresses, int port)
    {
        if (addresses.Count == 0)
        {
            output.WriteLine($"This machine is in no network, so no phone can come. Once it is, phones find it at https://ADDRESS:{port}/.");
            return;
        }

        var all = addresses.Select(address => new UriBuilder("https", address.ToString(), port).Uri.ToString()).ToList();
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(all[0], QRCodeGenerator.ECCLevel.M);
        using var drawing = new AsciiQRCode(code);
        output.WriteLine($"""

            For phones in the same network: {all[0]}{(all.Count > 1 ? "  (also " + string.Join(", ", all.Skip(1)) + ")" : "")}

            {drawing.GetGraphicSmall()}

            The phone will warn once that it does not know this server's certificate: go on, or install {all[0]}lan-ca.crt first and it never warns.

            """);
    }
}
