namespace Aikynetix.Streaming;

/// <summary>How a live capture goes at this moment.</summary>
/// <param name="ReceivedPerSecond">Units that arrive, Hz over the last two seconds.</param>
/// <param name="AnalyzedPerSecond">Observations handed on, Hz over the last two seconds.</param>
/// <param name="DecodeMilliseconds">What decoding a picture takes of late; NaN before the first.</param>
/// <param name="QueueMilliseconds">How long a unit waits for the decoder of late; NaN before the first.</param>
/// <param name="Width">Pixels across the newest picture; 0 before the first.</param>
/// <param name="Height">Pixels down the newest picture; 0 before the first.</param>
/// <param name="ReceivedBytes">Compressed video that arrived so far.</param>
public readonly record struct LiveCaptureStatistics(
    double ReceivedPerSecond, double AnalyzedPerSecond, double DecodeMilliseconds, double QueueMilliseconds, int Width, int Height, long ReceivedBytes);
