using Aikynetix.Pose;

namespace Aikynetix.WebRtc.Rtp;

/// <summary>Puts the payloads of one picture together, in order and without gaps. Any doubt breaks the picture: none is ever made up.</summary>
internal abstract class Depacketizer
{
    private const int LargestUnit = 8 * 1024 * 1024;

    private byte[] _unit = new byte[32 * 1024];
    private int _length;
    private bool _isBroken;

    /// <summary>The picture so far.</summary>
    protected Span<byte> Unit => _unit.AsSpan(0, _length);

    /// <summary>One that reads packets of a codec.</summary>
    public static Depacketizer For(VideoCodec codec) => codec switch
    {
        VideoCodec.Vp8 => new Vp8Depacketizer(),
        VideoCodec.Vp9 => new Vp9Depacketizer(),
        VideoCodec.H264 => new H264Depacketizer(),
        VideoCodec.Av1 => new Av1Depacketizer(),
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "This codec does not travel over RTP here."),
    };

    /// <summary>Begins a picture; what was left of the one before is forgotten.</summary>
    public void Begin()
    {
        (_length, _isBroken) = (0, false);
        Reset();
    }

    /// <summary>Adds the next payload of the picture.</summary>
    public void Add(ReadOnlySpan<byte> payload)
    {
        if (!_isBroken && !TryAdd(payload)) _isBroken = true;
    }

    /// <summary>Ends the picture.</summary>
    /// <param name="unit">The picture as a decoder wants it, a new array; empty when it is not whole.</param>
    /// <param name="isKey">Whether decoding can begin with it.</param>
    public UnitOutcome Finish(out byte[] unit, out bool isKey)
    {
        (unit, isKey) = ([], false);
        var outcome = _isBroken ? UnitOutcome.Broken : Complete(out isKey);
        if (outcome == UnitOutcome.Whole) unit = Unit.ToArray();
        return outcome;
    }

    /// <summary>Forgets what the codec knew of the last picture.</summary>
    protected abstract void Reset();

    /// <summary>Adds a payload; false when it cannot follow.</summary>
    protected abstract bool TryAdd(ReadOnlySpan<byte> payload);

    /// <summary>Looks at all of the picture once its last payload was added.</summary>
    protected abstract UnitOutcome Complete(out bool isKey);

    /// <summary>Appends bytes to the picture; false when it would be larger than any camera's.</summary>
    protected bool Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestUnit - _length) return false;
        if (_length + bytes.Length > _unit.Length) Array.Resize(ref _unit, Math.Max(_unit.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_unit.AsSpan(_length));
        _length += bytes.Length;
        return true;
    }
}
