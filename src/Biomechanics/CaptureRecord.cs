using Aikynetix.Pose;

namespace Aikynetix.Biomechanics;

/// <summary>The raw record of one finished capture: what every analysis starts from.</summary>
/// <param name="Width">Width of the upright picture, pixels.</param>
/// <param name="Height">Height of the upright picture, pixels.</param>
/// <param name="Frames">One observation per analysed frame; put in order of <see cref="PoseFrame.Time"/> where they are not.</param>
/// <param name="SlowMotion">How many times slower than life the container says that it plays, 1 or more; 1 when it says nothing.</param>
public sealed record CaptureRecord(int Width, int Height, IReadOnlyList<FrameObservation> Frames, double SlowMotion = 1)
{
    /// <summary>One observation per analysed frame, in order of time; those of the same time in the order in which they came.</summary>
    public IReadOnlyList<FrameObservation> Frames { get; init => field = InOrder(value); } = InOrder(Frames);

    private static IReadOnlyList<FrameObservation> InOrder(IReadOnlyList<FrameObservation> frames)
    {
        for (var i = 1; i < frames.Count; i++)
        {
            if (frames[i].Pose.Time < frames[i - 1].Pose.Time) return [.. frames.OrderBy(frame => frame.Pose.Time)];
        }

        return frames;
    }
}
