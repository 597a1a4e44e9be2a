using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Rtp;

/// <summary>VP9 over RTP (RFC 9628); spatial layers come out as one superframe.</summary>
internal sealed class Vp9Depacketizer : Depacketizer
{
    private const int MostLayers = 8;

    private readonly List<int> _layerStarts = [];
    private bool _layerIsOpen;

    protected override void Reset()
    {
        _layerStarts.Clear();
        _layerIsOpen = false;
    }

    protected override bool TryAdd(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2) return false;
        var descriptor = DescriptorLength(payload);
        if (descriptor < 0 || descriptor >= payload.Length) return false;
        var (begins, ends) = ((payload[0] & 0x08) != 0, (payload[0] & 0x04) != 0);
        if (begins == _layerIsOpen) return false;
        if (begins)
        {
            if (_layerStarts.Count == MostLayers) return false;
            _layerStarts.Add(Unit.Length);
        }
        _layerIsOpen = !ends;
        return Append(payload[descriptor..]);
    }

    protected override UnitOutcome Complete(out bool isKey)
    {
        isKey = false;
        if (_layerIsOpen || _layerStarts.Count == 0) return UnitOutcome.Broken;
        var frame = Unit;
        // The uncompressed header begins with a marker, the profile (0), show_existing_frame and, inverted, the kind of the frame.
        if (frame[0] >> 4 != 0b1000) return UnitOutcome.Broken;
        isKey = (frame[0] & 0b1100) == 0;
        if (isKey && !(frame.Length > 4 && frame[1] == 0x49 && frame[2] == 0x83 && frame[3] == 0x42)) return UnitOutcome.Broken;
        return _layerStarts.Count == 1 || AppendIndex() ? UnitOutcome.Whole : UnitOutcome.Broken;
    }

    // A decoder finds several frames in one unit by the index at its end (VP9 bitstream, annex B).
    private bool AppendIndex()
    {
        const int bytesPerSize = 4;
        var marker = (byte)(0b110_00_000 | (bytesPerSize - 1) << 3 | (_layerStarts.Count - 1));
        var index = new byte[2 + bytesPerSize * _layerStarts.Count];
        (index[0], index[^1]) = (marker, marker);
        for (var i = 0; i < _layerStarts.Count; i++)
        {
            var end = i + 1 < _layerStarts.Count ? _layerStarts[i + 1] : Unit.Length;
            BinaryPrimitives.WriteInt32LittleEndian(index.AsSpan(1 + bytesPerSize * i), end - _layerStarts[i]);
        }
        return Append(index);
    }

    private static int DescriptorLength(ReadOnlySpan<byte> payload)
    {
        var flags = payload[0];
        var (predicted, flexible) = ((flags & 0x40) != 0, (flags & 0x10) != 0);
        var at = 1;
        if ((flags & 0x80) != 0) at += (payload[at] & 0x80) != 0 ? 2 : 1;
        if ((flags & 0x20) != 0) at += flexible ? 1 : 2;
        if (predicted && flexible)
        {
            for (var references = 0; ; references++)
            {
                if (at >= payload.Length || references == 3) return -1;
                if ((payload[at++] & 1) == 0) break;
            }
        }
        return (flags & 0x02) != 0 ? SkipScalability(payload, at) : at;
    }

    private static int SkipScalability(ReadOnlySpan<byte> payload, int at)
    {
        if (at >= payload.Length) return -1;
        var structure = payload[at++];
        if ((structure & 0x10) != 0) at += 4 * ((structure >> 5) + 1);
        if ((structure & 0x08) == 0) return at;
        if (at >= payload.Length) return -1;
        for (var pictures = payload[at++]; pictures > 0; pictures--)
        {
            if (at >= payload.Length) return -1;
            at += 1 + (payload[at] >> 2 & 3);
        }
        return at;
    }
}
