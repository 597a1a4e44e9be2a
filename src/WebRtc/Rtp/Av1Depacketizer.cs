namespace Aikynetix.WebRtc.Rtp;

/// <summary>AV1 over RTP (AOMedia's payload format 1.0); the pictures come out as a temporal unit whose OBUs carry their sizes.</summary>
internal sealed class Av1Depacketizer : Depacketizer
{
    private const int SequenceHeader = 1, TemporalDelimiter = 2, FrameHeader = 3, TileGroup = 4, Frame = 6, TileList = 8, Padding = 15;
    private const int LargestObu = 8 * 1024 * 1024;

    private readonly List<byte> _open = [];
    private bool _isOpen;
    private bool _hasSequence;
    private bool _hasFrame;
    private bool _isKey;

    protected override void Reset()
    {
        _open.Clear();
        _isOpen = _hasSequence = _hasFrame = _isKey = false;
    }

    protected override bool TryAdd(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2) return false;
        var (continues, goesOn, count) = ((payload[0] & 0x80) != 0, (payload[0] & 0x40) != 0, payload[0] >> 4 & 3);
        if (continues != _isOpen) return false;
        var rest = payload[1..];
        for (var element = 1; rest.Length > 0; element++)
        {
            // Each element has its length before it, but for the last one where their number is stated.
            var length = (uint)rest.Length;
            if (element != count && !Leb128.TryRead(ref rest, out length)) return false;
            if (length > rest.Length) return false;
            var isLast = length == rest.Length;
            if (isLast && count > 0 && element != count) return false;
            if (!TryAddElement(rest[..(int)length], isLast && goesOn)) return false;
            rest = rest[(int)length..];
        }
        return _isOpen == goesOn;
    }

    protected override UnitOutcome Complete(out bool isKey)
    {
        isKey = _isKey;
        if (_isOpen) return UnitOutcome.Broken;
        return _hasFrame ? UnitOutcome.Whole : UnitOutcome.Empty;
    }

    private bool TryAddElement(ReadOnlySpan<byte> element, bool goesOn)
    {
        if (!_isOpen && !goesOn) return TryAddObu(element);
        if (element.Length > LargestObu - _open.Count) return false;
        _open.AddRange(element);
        _isOpen = goesOn;
        if (goesOn) return true;
        var whole = TryAddObu([.. _open]);
        _open.Clear();
        return whole;
    }

    private bool TryAddObu(ReadOnlySpan<byte> obu)
    {
        // The forbidden bit and the reserved one: a header that has them is not one.
        if (obu.Length == 0 || (obu[0] & 0x81) != 0) return false;
        var (type, header, hasSize) = (obu[0] >> 3 & 15, (obu[0] & 4) != 0 ? 2 : 1, (obu[0] & 2) != 0);
        if (obu.Length < header) return false;
        var content = obu[header..];
        if (hasSize && (!Leb128.TryRead(ref content, out var size) || size != content.Length)) return false;
        if (type is TemporalDelimiter or TileList or Padding) return true;
        if (!TrySee(type, content)) return false;

        Span<byte> start = stackalloc byte[2 + Leb128.Longest];
        start[0] = (byte)(obu[0] | 2);
        if (header == 2) start[1] = obu[1];
        var length = header + Leb128.Write(start[header..], (uint)content.Length);
        return Append(start[..length]) && Append(content);
    }

    // A key frame must come with its sequence header, otherwise nobody can begin with it.
    private bool TrySee(int type, ReadOnlySpan<byte> content)
    {
        if (type == SequenceHeader) _hasSequence = true;
        if (type is FrameHeader or Frame)
        {
            if (content.Length == 0) return false;
            // The first bits: show_existing_frame, then the kind of the frame, 0 for a key frame.
            if (!_hasFrame) _isKey = _hasSequence && (content[0] & 0b1110_0000) == 0;
            _hasFrame = true;
        }
        return type != TileGroup || _hasFrame;
    }
}
