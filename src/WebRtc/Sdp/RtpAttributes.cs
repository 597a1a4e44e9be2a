using System.Text;

namespace Aikynetix.WebRtc.Sdp;

/// <summary>The attributes of one section that concern its packets: formats, feedback, extensions, layers, streams.</summary>
internal sealed class RtpAttributes
{
    private const int MostLayers = 16;
    private const int MostFeedback = 16;
    private const int MostRepairs = 16;

    private readonly Dictionary<int, PayloadFormat> _formats = [];
    private readonly List<int> _order = [];
    private readonly List<HeaderExtension> _extensions = [];
    private readonly Dictionary<string, long> _rids = [];
    private readonly Dictionary<uint, uint> _repairs = [];
    private string[] _simulcast = [];

    /// <summary>Begins with the formats of the m= line, best first.</summary>
    public void Begin(IEnumerable<string> formats)
    {
        foreach (var format in formats)
        {
            if (!SdpTokens.TryNumber(format, 127, out var type)) throw SdpLines.Malformed("The formats of an RTP section must be payload types of 0–127.");
            if (_formats.TryAdd((int)type, new PayloadFormat((int)type))) _order.Add((int)type);
        }
    }

    /// <summary>Takes one attribute, or passes over it.</summary>
    public void Take(string name, string value)
    {
        var (first, rest) = value.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? (value[..space], value[(space + 1)..].Trim()) : (value, "");
        switch (name)
        {
            case "rtpmap":
                if (rest.Length == 0 || !rest.Split('/').All(part => SdpTokens.IsToken(part))) throw SdpLines.Malformed("An rtpmap must name an encoding and its clock rate.");
                Change(first, format => format with { Map = rest });
                break;
            case "fmtp":
                if (!Ascii.IsValid(rest)) throw SdpLines.Malformed("An fmtp holds characters beyond ASCII.");
                Change(first, format => format with { Parameters = rest });
                break;
            case "rtcp-fb":
                foreach (var type in first == "*" ? [.. _order.Select(type => $"{type}")] : new[] { first }) Change(type, format => AddFeedback(format, rest));
                break;
            case "extmap":
                TakeExtension(first, rest.Split(' ')[0]);
                break;
            case "rid" when rest.Split(' ', 2) is ["send", .. var restrictions]:
                TakeLayer(first, restrictions.FirstOrDefault(""));
                break;
            case "simulcast" when value.Split(' ') is [.. var parts] && Array.IndexOf(parts, "send") is var at and >= 0 && at + 1 < parts.Length:
                // Alternatives of one layer stand between commas, paused layers behind a tilde.
                _simulcast = [.. parts[at + 1].Split(';').Select(layer => layer.Split(',')[0].TrimStart('~')).Take(MostLayers)];
                break;
            case "ssrc-group" when value.Split(' ') is ["FID", var media, var repair]:
                if (uint.TryParse(media, out var repaired) && uint.TryParse(repair, out var by) && _repairs.Count < MostRepairs) _repairs[by] = repaired;
                break;
        }
    }

    /// <summary>The section with all of this in it.</summary>
    public SdpSection Complete(SdpSection section) => section with
    {
        Formats = _order.ConvertAll(type => _formats[type]),
        Extensions = _extensions,
        Layers = [.. _simulcast.Where(_rids.ContainsKey).Select(rid => new SimulcastLayer(rid, _rids[rid]))],
        RepairedBy = _repairs,
    };

    private static PayloadFormat AddFeedback(PayloadFormat format, string feedback) =>
        format.Feedback.Count >= MostFeedback || format.Feedback.Contains(feedback) ? format : format with { Feedback = [.. format.Feedback, feedback] };

    private void Change(string type, Func<PayloadFormat, PayloadFormat> change)
    {
        if (!SdpTokens.TryNumber(type, 127, out var number)) throw SdpLines.Malformed("An attribute names a payload type that is none.");
        if (_formats.TryGetValue((int)number, out var format)) _formats[(int)number] = change(format);
    }

    private void TakeExtension(string number, string uri)
    {
        var parts = number.Split('/', 2);
        // Numbers of 4096 and more only stand for alternatives that an answer would have to choose from (RFC 8285 §6).
        if (!SdpTokens.TryNumber(parts[0], 65535, out var id) || id == 0) throw SdpLines.Malformed("The number of an extmap must be 1–255.");
        if (id <= 255 && _extensions.Count < 64) _extensions.Add(new HeaderExtension((int)id, uri, parts.ElementAtOrDefault(1) ?? ""));
    }

    private void TakeLayer(string rid, string restrictions)
    {
        if (!SdpTokens.IsRid(rid)) throw SdpLines.Malformed("A rid must have letters, digits, '-' or '_'.");
        if (_rids.Count >= MostLayers) return;
        var limits = new PayloadFormat(0) { Parameters = restrictions };
        _rids[rid] = Limit("max-width") * Limit("max-height");

        long Limit(string name) => SdpTokens.TryNumber(limits.Parameter(name), 65535, out var limit) ? limit : 0;
    }
}
