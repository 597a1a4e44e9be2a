namespace Aikynetix.WebRtc.Sdp;

/// <summary>Reads the lines of one offer from top to bottom.</summary>
internal sealed class SdpParser
{
    private const int MostSections = 16;

    private readonly List<SectionReader> _sections = [];
    private readonly SectionReader _top = new();
    private string[] _bundle = [];
    private bool _started;
    private bool _mixesExtensions;
    private bool _isLite;

    /// <summary>Takes the next line.</summary>
    public void Take(char type, string value)
    {
        if (!_started && (type, value) is not ('v', "0")) throw SdpLines.Malformed("The description must begin with the line v=0.");
        _started = true;
        if (type == 'm')
        {
            if (_sections.Count == MostSections) throw SdpLines.Malformed($"The description has more than {MostSections} sections; offer one video section.");
            _sections.Add(SectionReader.Begin(value));
        }
        if (type != 'a') return;

        var (name, content) = SdpLines.Attribute(value);
        if (_sections.Count == 0) TakeAtTop(name, content);
        else _sections[^1].Take(name, content);
    }

    /// <summary>The offer, once every line was taken.</summary>
    public SdpOffer Finish()
    {
        if (_sections.Count == 0) throw SdpLines.Malformed("The description has no m= section; offer one video section.");
        var sections = _sections.ConvertAll(section => section.Finish(_top));
        var names = sections.Select(section => section.Mid).Where(mid => mid.Length > 0).ToList();
        if (names.Distinct().Count() != names.Count) throw SdpLines.Malformed("Two sections have the same mid; name each differently.");
        if (_bundle.Except(names).Any()) throw SdpLines.Malformed("The BUNDLE group names a section that the description does not have.");
        return new SdpOffer(sections, _bundle, _mixesExtensions, _isLite);
    }

    private void TakeAtTop(string name, string content)
    {
        switch (name)
        {
            case "group" when content.Split(' ') is ["BUNDLE", .. var mids]:
                _bundle = mids;
                break;
            case "extmap-allow-mixed":
                _mixesExtensions = true;
                break;
            case "ice-lite":
                _isLite = true;
                break;
            default:
                _top.Take(name, content);
                break;
        }
    }
}
