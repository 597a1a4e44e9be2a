namespace Aikynetix.WebRtc.Rtcp;

/// <summary>How one stream arrives (RFC 3550 §6.4.1).</summary>
/// <param name="Source">The stream.</param>
/// <param name="LostShare">Packets lost since the last report, in 256ths of those expected.</param>
/// <param name="Lost">Packets lost since the beginning; duplicates can bring it below zero.</param>
/// <param name="Highest">The highest sequence number with its wraps above.</param>
/// <param name="Jitter">Jitter of arrival, in units of the media clock.</param>
/// <param name="LastReport">The middle 32 bits of the last sender's report's time; 0 when there was none.</param>
/// <param name="Delay">Time since that report in 65,536ths of a second; 0 when there was none.</param>
internal readonly record struct ReportBlock(uint Source, byte LostShare, int Lost, uint Highest, uint Jitter, uint LastReport, uint Delay);
