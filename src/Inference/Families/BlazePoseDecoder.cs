using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Turns BlazePose's raw tensors into canonical points: regression, refined by the heat map, laid back into the frame.</summary>
internal static class BlazePoseDecoder
{
    /// <summary>Rows of the landmark tensor: 33 points, 2 for alignment, 4 unused.</summary>
    public const int Rows = 39;

    /// <summary>Floats in a row: x, y, z, logit of visibility, logit of presence.</summary>
    public const int RowLength = 5;

    /// <summary>Side of a heat map.</summary>
    public const int Map = 64;

    private const int Input = 256;
    private const int Window = 3;
    private const int HipCentre = 33;
    private const int BodyScale = 34;
    private const float SureCell = 0.5f;

    /// <summary>Which of the 33 points is which canonical one.</summary>
    public static IReadOnlyList<(BodyPoint Point, int Row)> Rowed { get; } =
    [
        (BodyPoint.Nose, 0), (BodyPoint.LeftEye, 2), (BodyPoint.RightEye, 5), (BodyPoint.LeftEar, 7), (BodyPoint.RightEar, 8),
        (BodyPoint.LeftShoulder, 11), (BodyPoint.RightShoulder, 12), (BodyPoint.LeftElbow, 13), (BodyPoint.RightElbow, 14),
        (BodyPoint.LeftWrist, 15), (BodyPoint.RightWrist, 16), (BodyPoint.LeftHip, 23), (BodyPoint.RightHip, 24),
        (BodyPoint.LeftKnee, 25), (BodyPoint.RightKnee, 26), (BodyPoint.LeftAnkle, 27), (BodyPoint.RightAnkle, 28),
        (BodyPoint.LeftHeel, 29), (BodyPoint.RightHeel, 30), (BodyPoint.LeftToe, 31), (BodyPoint.RightToe, 32),
    ];

    /// <summary>Decodes one run.</summary>
    /// <remarks>
    /// A point's score is visibility × presence, both probabilities after the logistic function. Small toes and the top of the head
    /// are absent: the model does not have them, and extrapolating the head from the face fails exactly when a plate hides it.
    /// </remarks>
    /// <param name="landmarks">39 rows of 5.</param>
    /// <param name="flag">Probability of a person.</param>
    /// <param name="heatMap">39 maps of 64 × 64 logits.</param>
    /// <param name="roi">The region that was sampled.</param>
    public static BodySighting Decode(ReadOnlySpan<float> landmarks, float flag, ReadOnlySpan<float> heatMap, RegionOfInterest roi)
    {
        var points = new Keypoint[Skeleton.Count];
        Array.Fill(points, Keypoint.Absent);
        foreach (var (point, row) in Rowed)
        {
            var (x, y) = Place(landmarks, heatMap, row, roi);
            var score = Logistic(landmarks[(row * RowLength) + 3]) * Logistic(landmarks[(row * RowLength) + 4]);
            points[(int)point] = new Keypoint(x, y, score);
        }

        MidPoints.Add(points);
        var hips = Place(landmarks, heatMap, HipCentre, roi);
        var scale = Place(landmarks, heatMap, BodyScale, roi);
        return new BodySighting(points, flag, Align(hips, scale));
    }

    /// <summary>The region that BlazePose wants around a body: centred on the hips, upright along the body, 1.25 × its double length.</summary>
    /// <param name="hips">Centre of the hips.</param>
    /// <param name="scale">The model's point whose distance to the hips is half the body's extent.</param>
    public static RegionOfInterest Align((float X, float Y) hips, (float X, float Y) scale)
    {
        var (right, down) = (scale.X - hips.X, scale.Y - hips.Y);
        var turn = (MathF.PI / 2) - MathF.Atan2(-down, right);
        return new(hips.X, hips.Y, 2.5f * MathF.Sqrt((right * right) + (down * down)), MathF.IEEERemainder(turn, 2 * MathF.PI));
    }

    private static (float X, float Y) Place(ReadOnlySpan<float> landmarks, ReadOnlySpan<float> heatMap, int row, RegionOfInterest roi)
    {
        var (u, v) = Refine(
            heatMap.Slice(row * Map * Map, Map * Map), landmarks[row * RowLength] / Input, landmarks[(row * RowLength) + 1] / Input);
        return roi.ToPicture(u, v);
    }

    private static (float U, float V) Refine(ReadOnlySpan<float> map, float u, float v)
    {
        if (!(u >= 0 && v >= 0 && u < 1 && v < 1)) return (u, v);
        var (column, row) = ((int)(u * Map), (int)(v * Map));
        float sum = 0, sumX = 0, sumY = 0, best = 0;
        for (var y = Math.Max(0, row - Window); y <= Math.Min(Map - 1, row + Window); y++)
        {
            for (var x = Math.Max(0, column - Window); x <= Math.Min(Map - 1, column + Window); x++)
            {
                var weight = Logistic(map[(y * Map) + x]);
                (sum, sumX, sumY) = (sum + weight, sumX + (x * weight), sumY + (y * weight));
                best = MathF.Max(best, weight);
            }
        }

        return best >= SureCell ? (sumX / sum / Map, sumY / sum / Map) : (u, v);
    }

    private static float Logistic(float logit) => 1 / (1 + MathF.Exp(-logit));
}
