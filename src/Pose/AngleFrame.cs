namespace Aikynetix.Pose;

/// <summary>What viewers of a live capture see of one picture: the body and its angles while it moves. Always provisional.</summary>
/// <param name="Pose">The keypoints as the model saw them, with the number and the time of the picture.</param>
/// <param name="Width">Width of the upright picture, pixels.</param>
/// <param name="Height">Height of the upright picture, pixels.</param>
/// <param name="Angles">Degrees, inclusive (180 = straight), smoothed causally, in the order of the published names; NaN where not seen.</param>
/// <param name="Validity">How far each angle may be trusted, 0–1, in the same order.</param>
/// <param name="Latency">When the picture passed each stage.</param>
public sealed record AngleFrame(PoseFrame Pose, int Width, int Height, float[] Angles, float[] Validity, LatencyChain Latency);
