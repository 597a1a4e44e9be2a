using Aikynetix.Pose;

namespace Aikynetix.Biomechanics;

/// <summary>The raw record of one finished capture: what every analysis starts from.</summary>
/// <param name="Width">Width of the upright picture, pixels.</param>
/// <param name="Height">Height of the upright picture, pixels.</param>
/// <param name="Frames">One observation per analysed frame, in order of <see cref="PoseFrame.Time"/>.</param>
/// <param name="SlowMotion">How many times slower than life the container says that it plays, 1 or more; 1 when it says nothing.</param>
public sealed record CaptureRecord(int Width, int Height, IReadOnlyList<FrameObservation> Frames, double SlowMotion = 1);
