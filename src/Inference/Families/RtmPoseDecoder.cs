using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Turns RTMPose's bins into canonical points: the highest bin of each axis (SimCC, Li et al. 2022).</summary>
internal static class RtmPoseDecoder
{
    /// <summary>Points, in canonical order: the Halpe 26 set.</summary>
    public const int Points = Skeleton.Count;

    /// <summary>Width of the crop, pixels: the side of the region.</summary>
    public const int Width = 192;

    /// <summary>Height of the crop, pixels: a third more than the region, half of it above and half below.</summary>
    public const int Height = 256;

    /// <summary>Bins for each pixel of an axis.</summary>
    public const int BinsPerPixel = 2;

    private const float Sure = 0.3f;
    private const float Room = 1.25f;

    /// <summary>Decodes one run.</summary>
    /// <remarks>
    /// The network was trained towards bumps of height 1 and left alone where a point is not annotated, so the mean height of a point's two
    /// highest bins, cut to 0–1, says how clear it is; it is no probability. Presence is the mean score of the clearer half: an athlete
    /// half hidden behind plates is there.
    /// </remarks>
    /// <param name="columns">26 rows of 384 bins.</param>
    /// <param name="rows">26 rows of 512 bins.</param>
    /// <param name="roi">The upright region that was sampled.</param>
    public static BodySighting Decode(ReadOnlySpan<float> columns, ReadOnlySpan<float> rows, RegionOfInterest roi)
    {
        var points = new Keypoint[Points];
        for (var point = 0; point < Points; point++)
        {
            var across = columns.Slice(point * BinsPerPixel * Width, BinsPerPixel * Width);
            var down = rows.Slice(point * BinsPerPixel * Height, BinsPerPixel * Height);
            var (column, row) = (Peak.IndexOf(across), Peak.IndexOf(down));
            var score = Math.Clamp((across[column] + down[row]) / 2, 0, 1);
            // A bin counts from the centre of the crop's first pixel.
            var (x, y) = roi.ToPicture(
                (((float)column / BinsPerPixel) + 0.5f) / Width, 0.5f + ((((float)row / BinsPerPixel) + 0.5f - (Height / 2f)) / Width));
            points[point] = score > 0 ? new Keypoint(x, y, score) : Keypoint.Absent;
        }

        MidPoints.AddWhereUnsure(points, Sure);
        return new BodySighting(points, Presence(points), Next(points));
    }

    private static float Presence(Keypoint[] points)
    {
        Span<float> scores = stackalloc float[Points];
        for (var i = 0; i < Points; i++) scores[i] = points[i].Score;
        scores.Sort();
        var sum = 0f;
        foreach (var score in scores[(Points / 2)..]) sum += score;
        return sum / (Points - (Points / 2));
    }

    /// <summary>The body's box widened to 3:4 and by a quarter; the region is as wide as the crop.</summary>
    private static RegionOfInterest Next(Keypoint[] points) => BodyBox.Of(points, Sure) is { } body
        ? new RegionOfInterest(body.CentreX, body.CentreY, MathF.Max(body.Width, body.Height * Width / Height) * Room, 0)
        : default;
}
