namespace Aikynetix.WebRtc.Rtcp;

/// <summary>Times as reports carry them: seconds since 1900 in 32 bits, and 32 bits of a second.</summary>
internal static class NtpTime
{
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time that such a number stands for, to 100 ns.</summary>
    public static DateTimeOffset ToTime(ulong ntp) => Epoch.AddTicks((long)(ntp >> 32) * TimeSpan.TicksPerSecond + (long)((ntp & uint.MaxValue) * TimeSpan.TicksPerSecond >> 32));
}
