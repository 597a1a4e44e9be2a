using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Check;

/// <summary>How far two answers lie apart.</summary>
/// <param name="Median">Of the points that the first is sure of, or of a box's edges: half lie within this, parts of the region's side.</param>
/// <param name="Most">All but one point in ten, and one in any case, or all edges of a box lie within this, parts of the region's side.</param>
/// <param name="Score">Mean difference of the scores.</param>
/// <param name="Presence">Difference of the presence.</param>
internal readonly record struct Deviation(float Median, float Most, float Score, float Presence)
{
    private const float Sure = 0.3f;
    private const int PointLength = 3;

    /// <summary>Measures two answers with equally many rows of equal lengths.</summary>
    public static Deviation Between(ModelAnswer stored, ModelAnswer actual)
    {
        var pairs = stored.Points.Zip(actual.Points).Where(pair => pair.First.Length > 0).ToArray();
        var places = pairs.Where(pair => pair.First[^1] >= Sure).SelectMany(pair => Distances(pair.First, pair.Second)).Order().ToArray();
        var score = pairs.Length == 0 ? 0 : pairs.Average(pair => MathF.Abs(pair.First[^1] - pair.Second[^1]));
        var jumps = pairs is [{ First.Length: PointLength }, ..] ? Math.Max(1, places.Length / 10) : 0;
        return new Deviation(
            places.Length == 0 ? 0 : places[(places.Length - 1) / 2],
            places.Length <= jumps ? 0 : places[^(1 + jumps)],
            score,
            MathF.Abs(stored.Presence - actual.Presence));
    }

    private static IEnumerable<float> Distances(float[] one, float[] other) => one.Length == PointLength
        ? [MathF.Sqrt(MathF.Pow(one[0] - other[0], 2) + MathF.Pow(one[1] - other[1], 2))]
        : one.Zip(other, (a, b) => MathF.Abs(a - b)).SkipLast(1);
}
