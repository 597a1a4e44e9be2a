using System.Globalization;
using Aikynetix.Inference.Models;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Check;

/// <summary>Judges the answer of a model file that nobody has an answer of, by where the drawn athlete truly is.</summary>
internal static class Plausibility
{
    private const float Present = 0.5f;
    private const float Sure = 0.3f;
    private const int FewestPoints = 10;

    // Working models are off by 0.04 torsos at the median and 0.11 at the worst point; a body found elsewhere by half a torso and more.
    private const float MedianOff = 0.15f;

    /// <summary>Says why an answer cannot be that of a working model; null when it can.</summary>
    public static string? Fault(ModelAnswer answer)
    {
        if (!(answer.Presence > Present))
            return Invariant($"it does not find the person in the built-in picture (presence {answer.Presence:0.00}, more than {Present} is needed).");
        return answer.Points.Count == Skeleton.Count ? PointFault(answer.Points) : BoxFault(answer.Points);
    }

    private static string? PointFault(IReadOnlyList<float[]> points)
    {
        var off = points.Zip(BuiltInPicture.Truth)
            .Where(pair => pair.First is [_, _, >= Sure])
            .Select(pair => MathF.Sqrt(MathF.Pow(pair.First[0] - pair.Second.X, 2) + MathF.Pow(pair.First[1] - pair.Second.Y, 2)) / BuiltInPicture.Torso)
            .Order()
            .ToArray();
        if (off.Length < FewestPoints) return $"it is sure of {off.Length} points of the built-in picture, {FewestPoints} are needed.";
        // Not a number compares as not near enough.
        return off[off.Length / 2] < MedianOff
            ? null
            : Invariant($"its points lie {off[off.Length / 2]:0.00} torso lengths beside the built-in picture's at the median, {MedianOff} is allowed.");
    }

    private static string? BoxFault(IReadOnlyList<float[]> boxes) =>
        boxes is [[var left, var top, var width, var height, _]] && BuiltInPicture.TruthBox.Contains(left + (width / 2), top + (height / 2))
            ? null
            : "its box does not lie on the person in the built-in picture.";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
