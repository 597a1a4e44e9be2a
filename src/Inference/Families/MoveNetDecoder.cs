using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Turns MoveNet's maps into canonical points: best centre, regressed guess, then the heat map's peak near the guess.</summary>
internal static class MoveNetDecoder
{
    /// <summary>Points of the COCO set, which are the first 17 canonical ones in the same order.</summary>
    public const int Points = 17;

    /// <summary>Side of each map.</summary>
    public const int Map = 48;

    private const float DistanceSoftening = 1.8f;

    /// <summary>Decodes one run.</summary>
    /// <param name="centre">One map: how likely a body is centred there.</param>
    /// <param name="heat">17 maps of probabilities; the value at the chosen cell is the point's score.</param>
    /// <param name="offset">17 pairs of maps, y then x: the point inside its cell, in cells.</param>
    /// <param name="regress">17 pairs of maps, y then x: the point relative to the body's centre, in cells.</param>
    /// <param name="roi">The region that was sampled.</param>
    public static Keypoint[] Decode(
        ReadOnlySpan<float> centre, ReadOnlySpan<float> heat, ReadOnlySpan<float> offset, ReadOnlySpan<float> regress, RegionOfInterest roi)
    {
        const int Cells = Map * Map;
        var body = Peak.IndexOf(centre);
        var (bodyRow, bodyColumn) = Math.DivRem(body, Map);
        var points = new Keypoint[Skeleton.Count];
        Array.Fill(points, Keypoint.Absent);
        for (var point = 0; point < Points; point++)
        {
            var (y, x) = (2 * point * Cells, ((2 * point) + 1) * Cells);
            var peak = NearestPeak(heat.Slice(point * Cells, Cells), bodyColumn + regress[x + body], bodyRow + regress[y + body]);
            var (row, column) = Math.DivRem(peak, Map);
            var place = roi.ToPicture((column + offset[x + peak]) / Map, (row + offset[y + peak]) / Map);
            points[point] = new Keypoint(place.X, place.Y, Math.Clamp(heat[(point * Cells) + peak], 0, 1));
        }

        MidPoints.Add(points);
        return points;
    }

    private static int NearestPeak(ReadOnlySpan<float> heat, float guessX, float guessY)
    {
        var (best, bestValue) = (0, float.NegativeInfinity);
        for (var cell = 0; cell < heat.Length; cell++)
        {
            var (right, down) = ((cell % Map) - guessX, (cell / Map) - guessY);
            var value = heat[cell] / (MathF.Sqrt((right * right) + (down * down)) + DistanceSoftening);
            if (value > bestValue) (best, bestValue) = (cell, value);
        }

        return best;
    }
}
