using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>Puts every joint beside its true place, the same way throughout a clip, as models do whose idea of a joint is not an anatomist's.</summary>
public static class KeypointBias
{
    /// <summary>The record as such a model gives it.</summary>
    /// <param name="capture">The record of a model without bias.</param>
    /// <param name="distance">Root mean square distance of a joint from its true place, pixels.</param>
    /// <param name="random">Draws the places.</param>
    public static CaptureRecord Beside(CaptureRecord capture, double distance, Random random)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(random);
        var offsets = Enumerable.Range(0, Skeleton.Count).Select(_ => (X: Draw(), Y: Draw())).ToArray();
        return capture with
        {
            Frames = [.. capture.Frames.Select(frame => frame with { Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select(Shifted)] } })],
        };

        float Draw() => (float)(distance * RunDraw.Normal(random) / Math.Sqrt(2));

        Keypoint Shifted(Keypoint point, int index) =>
            point.IsPresent ? point with { X = point.X + offsets[index].X, Y = point.Y + offsets[index].Y } : point;
    }
}
