using System.Net;
using System.Net.Sockets;
using System.Text;
using Aikynetix.WebRtc.Ice;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>Writes what we agreed on as an answer, and as the fragment that answers an ICE restart.</summary>
internal sealed class SdpAnswer
{
    // Browsers begin at 0.3 Mbit/s and a quarter of the picture otherwise, and take 15 seconds to come up from there.
    private const int StartKilobits = 1500;

    // Host candidates of one component are ranked by the order in which they are listed (RFC 8445 §5.1.2.1).
    private const uint HostPriority = 2130706431;

    private readonly StringBuilder _text = new();
    private readonly IceParameters _local;
    private readonly IReadOnlyList<IPEndPoint> _candidates;
    private bool _candidatesWritten;

    private SdpAnswer(IceParameters local, IReadOnlyList<IPEndPoint> candidates) => (_local, _candidates) = (local, candidates);

    /// <summary>The answer.</summary>
    /// <param name="media">What was agreed on.</param>
    /// <param name="local">Our names for connectivity checks.</param>
    /// <param name="fingerprint">SHA-256 of our certificate, as 32 pairs of capitals with colons between.</param>
    /// <param name="candidates">Where we can be reached, best first, at least one.</param>
    public static string Write(NegotiatedMedia media, IceParameters local, string fingerprint, IReadOnlyList<IPEndPoint> candidates)
    {
        var answer = new SdpAnswer(local, candidates);
        answer.Line("v=0");
        answer.Line($"o=- {SessionNumber(local)} 2 IN IP4 127.0.0.1");
        answer.Line("s=-");
        answer.Line("t=0 0");
        answer.Group(media);
        if (media.MixesExtensions) answer.Line("a=extmap-allow-mixed");
        foreach (var section in media.Sections) answer.Section(section, fingerprint);
        return answer._text.ToString();
    }

    /// <summary>The fragment (RFC 8840) that gives a restarted session its new names.</summary>
    /// <param name="media">What was agreed on.</param>
    /// <param name="local">Our new names for connectivity checks.</param>
    /// <param name="candidates">Where we can be reached, best first, at least one.</param>
    public static string WriteFragment(NegotiatedMedia media, IceParameters local, IReadOnlyList<IPEndPoint> candidates)
    {
        var answer = new SdpAnswer(local, candidates);
        answer.Group(media);
        foreach (var section in media.Sections.Where(section => section.IsAccepted))
        {
            answer.FirstLine(section, 9);
            if (section.Offered.Mid.Length > 0) answer.Line($"a=mid:{section.Offered.Mid}");
            answer.Transport();
        }
        return answer._text.ToString();
    }

    // Any number will do, the same for the same session; the fragment is random already.
    private static ulong SessionNumber(IceParameters local) => local.Fragment.Aggregate(1UL, (number, letter) => (number * 31 + letter) & long.MaxValue);

    private void Group(NegotiatedMedia media)
    {
        if (media.Bundle.Count > 0) Line($"a=group:BUNDLE {string.Join(' ', media.Bundle)}");
        Line("a=ice-lite");
    }

    private void Section(NegotiatedSection section, string fingerprint)
    {
        var address = _candidates[0].Address;
        FirstLine(section, section.IsAccepted ? _candidates[0].Port : 0);
        Line(section.IsAccepted ? $"c=IN {(address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4")} {address}" : "c=IN IP4 0.0.0.0");
        if (section.Offered.Mid.Length > 0) Line($"a=mid:{section.Offered.Mid}");
        Line($"a={section.Direction}");
        if (!section.IsAccepted) return;

        // Repeated in every section: some publishers never begin without it in the bundled ones.
        Transport();
        Line($"a=fingerprint:sha-256 {fingerprint}");
        Line("a=setup:passive");
        Line("a=rtcp-mux");
        if (section.Offered.ReducedSize) Line("a=rtcp-rsize");
        foreach (var extension in section.Extensions) Line($"a=extmap:{extension.Id}{(extension.Direction == "sendonly" ? "/recvonly" : "")} {extension.Uri}");
        foreach (var format in section.Formats) Format(format, isVideo: section.Direction == "recvonly" && format.Encoding != "RTX");
        if (section.Rid is null) return;
        Line($"a=rid:{section.Rid} recv");
        Line($"a=simulcast:recv {section.Rid}");
    }

    private void FirstLine(NegotiatedSection section, int port) => Line(
        $"m={section.Offered.Kind} {port} {section.Offered.Protocol} {string.Join(' ', section.IsAccepted ? section.Formats.Select(format => $"{format.Type}") : section.Offered.FormatNames)}");

    private void Transport()
    {
        Line($"a=ice-ufrag:{_local.Fragment}");
        Line($"a=ice-pwd:{_local.Password}");
        if (_candidatesWritten) return;
        _candidatesWritten = true;
        for (var i = 0; i < _candidates.Count; i++)
        {
            Line($"a=candidate:{i + 1} 1 udp {HostPriority - (uint)i} {_candidates[i].Address} {_candidates[i].Port} typ host");
        }
        Line("a=end-of-candidates");
    }

    private void Format(PayloadFormat format, bool isVideo)
    {
        if (format.Map.Length > 0) Line($"a=rtpmap:{format.Type} {format.Map}");
        // What the sender says of its own stream is not ours to repeat.
        var parameters = format.Parameters.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !parameter.StartsWith("sprop-", StringComparison.Ordinal) && !parameter.StartsWith("x-google-", StringComparison.Ordinal))
            .Concat(isVideo ? [$"x-google-start-bitrate={StartKilobits}"] : Array.Empty<string>());
        if (string.Join(';', parameters) is { Length: > 0 } joined) Line($"a=fmtp:{format.Type} {joined}");
        foreach (var feedback in format.Feedback) Line($"a=rtcp-fb:{format.Type} {feedback}");
    }

    private void Line(string line) => _text.Append(line).Append("\r\n");
}
