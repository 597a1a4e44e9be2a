using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Rtp;

/// <summary>H.264 over RTP (RFC 6184) in single NAL and non-interleaved mode; the pictures come out as Annex B.</summary>
internal sealed class H264Depacketizer : Depacketizer
{
    private const int Slice = 1, KeySlice = 5, SequenceParameters = 7, PictureParameters = 8, Aggregate = 24, Fragment = 28;

    private readonly ParameterSets _parameters = new();
    private int _fragmentStart = -1;
    private bool _hasSlice;
    private bool _isKey;
    private bool _hasSequenceParameters;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 0, 1];

    protected override void Reset()
    {
        _fragmentStart = -1;
        _hasSlice = _isKey = _hasSequenceParameters = false;
        _parameters.BeginUnit();
    }

    protected override bool TryAdd(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2 || (payload[0] & 0x80) != 0) return false;
        var type = payload[0] & 0x1F;
        if (type == Fragment) return TryAddFragment(payload);
        if (_fragmentStart >= 0) return false;
        return type switch
        {
            >= Slice and < Aggregate => TryAddUnit(payload),
            Aggregate => TryAddAggregate(payload[1..]),
            _ => false, // What else there is belongs to the interleaved mode, which is never agreed on.
        };
    }

    protected override UnitOutcome Complete(out bool isKey)
    {
        isKey = _isKey;
        if (_fragmentStart >= 0) return UnitOutcome.Broken;
        if (!_hasSlice)
        {
            _parameters.Keep();
            return UnitOutcome.Empty;
        }
        if (_isKey && !_hasSequenceParameters && !TryPrependParameters()) return UnitOutcome.Broken;
        _parameters.Keep();
        return UnitOutcome.Whole;
    }

    private bool TryAddAggregate(ReadOnlySpan<byte> units)
    {
        while (units.Length > 2)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(units);
            if (length == 0 || length > units.Length - 2 || (units[2] & 0x1F) is 0 or >= Aggregate || !TryAddUnit(units.Slice(2, length))) return false;
            units = units[(2 + length)..];
        }
        return units.Length == 0;
    }

    private bool TryAddUnit(ReadOnlySpan<byte> unit) => Append(StartCode) && Append(unit) && TrySee(unit);

    private bool TryAddFragment(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 3) return false;
        var (begins, ends, type) = ((payload[1] & 0x80) != 0, (payload[1] & 0x40) != 0, payload[1] & 0x1F);
        // A middle without its beginning is never a unit, and neither is one piece that claims to be both ends.
        if (begins == (_fragmentStart >= 0) || (begins && ends) || type is 0 or >= Aggregate) return false;
        if (begins)
        {
            if (!Append(StartCode)) return false;
            _fragmentStart = Unit.Length;
            if (!Append([(byte)((payload[0] & 0xE0) | type)])) return false;
        }
        if ((Unit[_fragmentStart] & 0x1F) != type || !Append(payload[2..])) return false;
        if (!ends) return true;
        var start = _fragmentStart;
        _fragmentStart = -1;
        return TrySee(Unit[start..]);
    }

    // A start code inside would come out as a unit that nobody sent. The first slice of a picture begins with its first
    // macroblock, number 0, written as a single 1 bit: otherwise the beginning of the picture is missing.
    private bool TrySee(ReadOnlySpan<byte> unit)
    {
        if (unit.IndexOf(StartCode[1..]) >= 0) return false;
        var type = unit[0] & 0x1F;
        if (type is SequenceParameters or PictureParameters)
        {
            _hasSequenceParameters |= type == SequenceParameters;
            return _parameters.Add(unit);
        }
        if (type is not (>= Slice and <= KeySlice)) return true;
        if (unit.Length < 2 || (!_hasSlice && (unit[1] & 0x80) == 0)) return false;
        _hasSlice = true;
        _isKey |= type == KeySlice;
        return true;
    }

    private bool TryPrependParameters()
    {
        if (!_parameters.IsComplete) return false;
        var picture = Unit.ToArray();
        var had = picture.Length;
        var total = _parameters.Kept.Sum(unit => unit.Length + StartCode.Length);
        if (!Append(new byte[total])) return false;
        picture.CopyTo(Unit[total..]);
        var at = 0;
        foreach (var unit in _parameters.Kept)
        {
            StartCode.CopyTo(Unit[at..]);
            unit.CopyTo(Unit[(at + StartCode.Length)..]);
            at += StartCode.Length + unit.Length;
        }
        return Unit.Length == had + total;
    }
}
