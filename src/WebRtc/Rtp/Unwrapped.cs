namespace Aikynetix.WebRtc.Rtp;

/// <summary>Continues counters that wrap around: the value nearest to one already known.</summary>
internal static class Unwrapped
{
    /// <summary>The number of the first packet: one wrap above zero, so that what comes before it has a number too.</summary>
    public static long First(ushort sequence) => 0x10000 + sequence;

    /// <summary>The number with these lowest 16 bits that is nearest to <paramref name="near"/>.</summary>
    public static long Sequence(ushort sequence, long near) => near + (short)(sequence - (ushort)near);

    /// <summary>The number with these lowest 32 bits that is nearest to <paramref name="near"/>.</summary>
    public static long Timestamp(uint timestamp, long near) => near + (int)(timestamp - (uint)near);
}
