using System.Net;
using Aikynetix.WebRtc.Ice;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.UnitTests.Sdp;

/// <summary>Offers that real publishers made (GStreamer's is written after one), each beside the answer that it must get.</summary>
internal static class OfferFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sdp", "Offers");

    private static readonly IceParameters Local = new("localfragmnt", "localpasswordlocalpasswordlocalp");

    private static readonly string Certificate = string.Join(':', Enumerable.Range(0, 32).Select(i => $"{i * 7 & 255:X2}"));

    private static readonly IPEndPoint[] Candidates = [new(IPAddress.Parse("192.0.2.1"), 8189), new(IPAddress.Parse("2001:db8::1"), 8189)];

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sdp").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    /// <summary>An offer as it travels.</summary>
    public static string Offer(string name) => File.ReadAllText(Path.Combine(Folder, name + ".sdp")).ReplaceLineEndings("\r\n");

    public static string ExpectedAnswer(string name) => File.ReadAllText(Path.Combine(Folder, name + ".answer")).ReplaceLineEndings("\r\n");

    public static NegotiatedMedia Accept(string offer) => MediaNegotiation.Accept(SdpOffer.Parse(offer));

    public static string Answer(NegotiatedMedia media) => SdpAnswer.Write(media, Local, Certificate, Candidates);

    public static string Fragment(NegotiatedMedia media) => SdpAnswer.WriteFragment(media, Local, Candidates);
}
