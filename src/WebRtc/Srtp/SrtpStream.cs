namespace Aikynetix.WebRtc.Srtp;

/// <summary>What is remembered of one sender (SSRC): how often its 16 bit counter went round, and which packets came.</summary>
internal sealed class SrtpStream
{
    private const int HalfCircle = 1 << 15;

    /// <summary>Seen RTP packets by their 48 bit index.</summary>
    public ReplayWindow Rtp { get; } = new();

    /// <summary>Seen RTCP packets by their 31 bit index.</summary>
    public ReplayWindow Rtcp { get; } = new();

    /// <summary>The 48 bit index nearest to the newest one that ends in these 16 bits (RFC 3711 §3.3.1).</summary>
    /// <returns>False when it would lie before the first.</returns>
    public bool TryIndex(ushort sequence, out ulong index)
    {
        index = sequence;
        if (Rtp.Newest is not { } newest) return true;
        var rollover = (long)(newest >> 16);
        var behind = (ushort)newest - sequence;
        if (behind > HalfCircle) rollover++;
        else if (behind < -HalfCircle) rollover--;
        if (rollover is < 0 or > uint.MaxValue) return false;
        index = ((ulong)rollover << 16) | sequence;
        return true;
    }
}
