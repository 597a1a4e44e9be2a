using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>The upright box around the points of a body that a model is sure of.</summary>
internal static class BodyBox
{
    /// <summary>Score from which on a point counts as seen.</summary>
    public const float Seen = 0.5f;

    private const int FewestPoints = 6;

    /// <summary>The box around the points surer than <paramref name="minScore"/>, or null when they are too few for one.</summary>
    public static Box? Of(Keypoint[] points, float minScore = Seen)
    {
        var count = 0;
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var point in points)
        {
            if (!(point.Score > minScore)) continue;
            count++;
            (left, right) = (MathF.Min(left, point.X), MathF.Max(right, point.X));
            (top, bottom) = (MathF.Min(top, point.Y), MathF.Max(bottom, point.Y));
        }

        return count < FewestPoints ? null : new Box(left, top, right, bottom);
    }
}
