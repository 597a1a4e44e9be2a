namespace Aikynetix.WebRtc.Rtp;

/// <summary>VP8 over RTP (RFC 7741).</summary>
internal sealed class Vp8Depacketizer : Depacketizer
{
    private const int FrameTag = 3;
    private const int KeyHeader = 10;

    private static ReadOnlySpan<byte> StartCode => [0x9D, 0x01, 0x2A];

    protected override void Reset()
    {
    }

    protected override bool TryAdd(ReadOnlySpan<byte> payload)
    {
        var descriptor = DescriptorLength(payload);
        if (descriptor < 0 || descriptor >= payload.Length) return false;
        var beginsFrame = (payload[0] & 0x10) != 0 && (payload[0] & 0x07) == 0;
        return beginsFrame == (Unit.Length == 0) && Append(payload[descriptor..]);
    }

    // The frame's own header (RFC 6386 §9.1) must agree: the first partition lies inside, a key frame has its start code.
    protected override UnitOutcome Complete(out bool isKey)
    {
        isKey = false;
        var frame = Unit;
        if (frame.Length < FrameTag) return UnitOutcome.Broken;
        isKey = (frame[0] & 1) == 0;
        var header = isKey ? KeyHeader : FrameTag;
        var firstPartition = (frame[0] | frame[1] << 8 | frame[2] << 16) >> 5;
        var fits = frame.Length >= header + firstPartition && (!isKey || frame.Slice(FrameTag, StartCode.Length).SequenceEqual(StartCode));
        return fits ? UnitOutcome.Whole : UnitOutcome.Broken;
    }

    private static int DescriptorLength(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2) return -1;
        if ((payload[0] & 0x80) == 0) return 1;
        var extended = payload[1];
        var length = 2;
        if ((extended & 0x80) != 0)
        {
            if (payload.Length <= length) return -1;
            length += (payload[length] & 0x80) != 0 ? 2 : 1;
        }
        if ((extended & 0x40) != 0) length++;
        if ((extended & 0x30) != 0) length++;
        return length;
    }
}
