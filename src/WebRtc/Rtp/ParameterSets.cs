namespace Aikynetix.WebRtc.Rtp;

/// <summary>Remembers the parameter sets of an H.264 stream: many senders give them once, but every key frame needs them.</summary>
internal sealed class ParameterSets
{
    private const int MostSets = 32;
    private const int LongestSet = 1024;
    private const int SequenceParameters = 7, PictureParameters = 8;

    private readonly List<byte[]> _inUnit = [];

    /// <summary>The last sets that arrived in a whole unit, in their order.</summary>
    public List<byte[]> Kept { get; private set; } = [];

    /// <summary>Whether a key frame can be decoded with what is kept.</summary>
    public bool IsComplete => Kept.Any(set => (set[0] & 0x1F) == SequenceParameters) && Kept.Any(set => (set[0] & 0x1F) == PictureParameters);

    /// <summary>Begins a unit; sets of one that was broken are forgotten.</summary>
    public void BeginUnit() => _inUnit.Clear();

    /// <summary>Takes a set of the unit; false when there are more, or longer ones, than any encoder makes.</summary>
    /// <param name="set">The set, without start code.</param>
    public bool Add(ReadOnlySpan<byte> set)
    {
        if (set.Length > LongestSet || _inUnit.Count == MostSets) return false;
        _inUnit.Add(set.ToArray());
        return true;
    }

    /// <summary>The unit was whole: its sets hold from now on.</summary>
    public void Keep()
    {
        if (_inUnit.Count == 0) return;
        var startsAnew = _inUnit.Exists(set => (set[0] & 0x1F) == SequenceParameters);
        var old = startsAnew ? [] : Kept.FindAll(set => !_inUnit.Exists(newer => newer.AsSpan().SequenceEqual(set)));
        // The newest come last, so that of two with one number the newer holds.
        Kept = [.. old.Concat(_inUnit).TakeLast(MostSets)];
        _inUnit.Clear();
    }
}
