using System.Numerics;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Where the points of the body are in each frame: mixed-up sides put right and jumps left out, but nothing smoothed away.</summary>
internal sealed class BodyOverlay
{
    private readonly Vector2[][] _points;

    private BodyOverlay(BodyTrack body, Vector2[][] points) =>
        (_points, Near, SeesBothSides, Height) = (points, body.NearSide, body.View is CameraView.Front, (float)body.BodyHeight);

    /// <summary>The side that the camera sees better.</summary>
    public BodySide Near { get; }

    /// <summary>Whether no side is before the other.</summary>
    public bool SeesBothSides { get; }

    /// <summary>Standing height of the athlete in pixels; NaN when no limb was seen.</summary>
    public float Height { get; }

    /// <summary>Reads the body of a capture.</summary>
    public static BodyOverlay From(CaptureRecord capture, BodyTrack body)
    {
        var points = new Vector2[Skeleton.Count][];
        for (var point = 0; point < points.Length; point++)
        {
            var (x, y) = (body.Time.ToFrames(body.X((BodyPoint)point)), body.Time.ToFrames(body.Y((BodyPoint)point)));
            points[point] = new Vector2[x.Length];
            for (var i = 0; i < x.Length; i++)
            {
                // A point that was mended in between is left out all the same where the model did not see it.
                var seen = Math.Max(Score(capture, i, (BodyPoint)point), Score(capture, i, Skeleton.Mirror((BodyPoint)point))) >= BodyTracker.MinimumScore;
                points[point][i] = seen ? new Vector2((float)x[i], (float)y[i]) : new Vector2(float.NaN);
            }
        }

        return new BodyOverlay(body, points);
    }

    /// <summary>Place of a point in a frame, pixels; NaN where it was not seen.</summary>
    public Vector2 Of(BodyPoint point, int frame) => _points[(int)point][frame];

    /// <summary>Rows of the highest and of the lowest point that was seen in a frame; the first is infinite where none was.</summary>
    public (float Highest, float Lowest) Extent(int frame)
    {
        var (highest, lowest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var y in _points.Select(point => point[frame].Y).Where(float.IsFinite)) (highest, lowest) = (Math.Min(highest, y), Math.Max(lowest, y));
        return (highest, lowest);
    }

    // Where sides were mixed up, what was seen of a point stands at its counterpart.
    private static float Score(CaptureRecord capture, int frame, BodyPoint point) => capture.Frames[frame].Pose[point].Score;
}
