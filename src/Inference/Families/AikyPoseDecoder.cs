using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Turns the maps and scores of Aikynetix's own model into canonical points: highest cell, then the mean place around it.</summary>
internal static class AikyPoseDecoder
{
    /// <summary>Heat maps, one for each canonical point in storage order.</summary>
    public const int Points = Skeleton.Count;

    /// <summary>Side of each map.</summary>
    public const int Map = 48;

    private const int Cells = Map * Map;
    private const int Window = 2;
    private const float Sure = 0.3f;

    // Limbs may move by an eighth of the body between two frames before they leave the next region.
    private const float Room = 1.25f;

    // Legs are 1.84 trunks long (0.530 and 0.288 of stature, Drillis and Contini 1966); with the room around, the region reaches 1.9.
    private const float ReachInTrunks = 1.5f;

    /// <summary>Decodes one run.</summary>
    /// <remarks>The place is the expectation of the map's softmax over 5 × 5 cells (local soft-argmax); a point's score is its own logit's.</remarks>
    /// <param name="maps">26 maps of 48 × 48 logits.</param>
    /// <param name="scores">27 logits: each point is in the picture and seen; a person is there.</param>
    /// <param name="roi">The upright region that was sampled.</param>
    public static BodySighting Decode(ReadOnlySpan<float> maps, ReadOnlySpan<float> scores, RegionOfInterest roi)
    {
        var points = new Keypoint[Points];
        for (var point = 0; point < Points; point++)
        {
            var (u, v) = Place(maps.Slice(point * Cells, Cells));
            var (x, y) = roi.ToPicture(u, v);
            var score = Logistic(scores[point]);
            points[point] = float.IsFinite(x) && float.IsFinite(y) && float.IsFinite(score) ? new Keypoint(x, y, score) : Keypoint.Absent;
        }

        MidPoints.AddWhereUnsure(points, Sure);
        return new BodySighting(points, Logistic(scores[Points]), Next(points));
    }

    /// <summary>Room for all that is seen, and for legs and arms wherever they are: what a region cuts off is not seen, and would be cut off again.</summary>
    private static RegionOfInterest Next(Keypoint[] points)
    {
        if (BodyBox.Of(points, Sure) is not { } body) return default;
        var (neck, hips) = (points[(int)BodyPoint.Neck], points[(int)BodyPoint.HipCentre]);
        if (!(neck.Score > Sure && hips.Score > Sure)) return RegionOfInterest.Around(body, Room);
        var reach = ReachInTrunks * MathF.Sqrt(((neck.X - hips.X) * (neck.X - hips.X)) + ((neck.Y - hips.Y) * (neck.Y - hips.Y)));
        return RegionOfInterest.Around(
            new Box(
                MathF.Min(body.Left, hips.X - reach),
                MathF.Min(body.Top, hips.Y - reach),
                MathF.Max(body.Right, hips.X + reach),
                MathF.Max(body.Bottom, hips.Y + reach)),
            Room);
    }

    private static (float U, float V) Place(ReadOnlySpan<float> map)
    {
        var peak = Peak.IndexOf(map);
        var (row, column) = Math.DivRem(peak, Map);
        float sum = 0, sumX = 0, sumY = 0;
        for (var y = Math.Max(0, row - Window); y <= Math.Min(Map - 1, row + Window); y++)
        {
            for (var x = Math.Max(0, column - Window); x <= Math.Min(Map - 1, column + Window); x++)
            {
                var weight = MathF.Exp(map[(y * Map) + x] - map[peak]);
                (sum, sumX, sumY) = (sum + weight, sumX + (x * weight), sumY + (y * weight));
            }
        }

        return (((sumX / sum) + 0.5f) / Map, ((sumY / sum) + 0.5f) / Map);
    }

    private static float Logistic(float logit) => 1 / (1 + MathF.Exp(-logit));
}
