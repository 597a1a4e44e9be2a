using Aikynetix.Pose;

namespace Aikynetix.Streaming;

/// <summary>Socket for what looks for weight plates in a picture: pure and safe to call from many threads at once.</summary>
/// <param name="frame">The picture; borrowed for the length of the call.</param>
/// <param name="pose">The athlete in that picture.</param>
/// <returns>Candidates, best first, at most <see cref="FrameObservation.MaxPlates"/>.</returns>
public delegate PlateCircle[] PlateFinder(VideoFrame frame, PoseFrame pose);
