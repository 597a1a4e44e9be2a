using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>Draws what was seen of a body: left orange, right blue; points and bones that are not sure are hollow and dashed.</summary>
internal static class SkeletonDrawing
{
    private const float Sure = 0.5f;
    private const float Radius = 3.2f;

    /// <summary>Colour of the athlete's left side.</summary>
    public static readonly Vector3 Left = new(255, 140, 30);

    /// <summary>Colour of the athlete's right side.</summary>
    public static readonly Vector3 Right = new(60, 200, 255);

    private static readonly Vector3 Middle = new(240, 240, 90);

    /// <summary>Draws a body into a shown frame.</summary>
    public static void Draw(Canvas canvas, PoseFrame pose, FrameView view)
    {
        foreach (var (from, to) in Skeleton.Bones)
        {
            if (!pose[from].IsPresent || !pose[to].IsPresent) continue;
            canvas.Line(view.Pane, view.At(pose[from]), view.At(pose[to]), ColorOf(to), MathF.Min(pose[from].Score, pose[to].Score) < Sure);
        }

        for (var i = 0; i < Skeleton.Count; i++)
        {
            var point = pose.Points[i];
            if (point.IsPresent) canvas.Dot(view.Pane, view.At(point), Radius, point.Score < Sure ? Radius - 1.2f : 0, ColorOf((BodyPoint)i));
        }
    }

    private static Vector3 ColorOf(BodyPoint point)
    {
        var name = point.ToString();
        return name.StartsWith("Left", StringComparison.Ordinal) ? Left : name.StartsWith("Right", StringComparison.Ordinal) ? Right : Middle;
    }
}
