using Aikynetix.Pose;

namespace Aikynetix.Streaming;

/// <summary>What was seen in one live picture.</summary>
/// <param name="Observation">Keypoints and plates; frame ids run 0, 1, 2 … over what was analyzed.</param>
/// <param name="Width">Pixels across that picture; a live stream may change its size at any time.</param>
/// <param name="Height">Pixels down that picture.</param>
/// <param name="Latency">When it passed each stage so far; <see cref="LatencyChain.Published"/> is 0 and for the sink's owner to set.</param>
public sealed record LiveObservation(FrameObservation Observation, int Width, int Height, LatencyChain Latency);
