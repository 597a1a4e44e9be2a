namespace Aikynetix.Pose;

/// <summary>When a live picture passed each stage, as monotonic timestamps (<see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>); each at or after the one before.</summary>
/// <param name="Received">Its first packet arrived.</param>
/// <param name="Assembled">It was whole and its turn had come.</param>
/// <param name="Decoded">It was a picture.</param>
/// <param name="Inferred">Its keypoints were known.</param>
/// <param name="Published">Its angles were handed to the viewers.</param>
/// <param name="Captured">When the camera took it by the sender's own clock; null when that is not known.</param>
public readonly record struct LatencyChain(
    long Received, long Assembled, long Decoded, long Inferred, long Published, DateTimeOffset? Captured);
