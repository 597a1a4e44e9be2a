using System.Numerics;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Decides how large the plate around a voted centre is: the outermost of its concentric rings that is well supported.</summary>
internal static class RimScan
{
    private const int Rays = 36;

    /// <summary>An outer ring wins from this share of the best ring's support: lips and color rings lie inside the rim.</summary>
    private const float OuterShare = 0.72f;

    /// <summary>Cosine between gradient and ray from which an edge may be part of the rim.</summary>
    private const float Alignment = 0.85f;

    /// <summary>Cosines of the yaw angles to try beside zero.</summary>
    private static readonly float[] Flattenings = [0.91f, 0.83f];

    private static readonly Vector2[] Directions = UnitCircle.Directions(Rays);

    /// <summary>Measures a circular rim around a centre.</summary>
    /// <param name="field">Gradients of the window.</param>
    /// <param name="centre">Working pixels.</param>
    /// <param name="shortest">Smallest vertical half axis, working pixels.</param>
    /// <param name="longest">Largest vertical half axis, working pixels.</param>
    /// <param name="axes">Horizontal and vertical half axis, working pixels.</param>
    /// <returns>Share of the rim that edges support, 0–1.</returns>
    public static float MeasureCircle(in GradientField field, Vector2 centre, float shortest, float longest, out Vector2 axes) =>
        Measure(field, centre, shortest, longest, 1, out axes);

    /// <summary>Replaces a measured circle by an upright ellipse of a camera that stands askew, where that is supported better.</summary>
    /// <returns>The greater of both supports.</returns>
    public static float TryEllipses(
        in GradientField field, Vector2 centre, float shortest, float longest, float support, ref Vector2 axes)
    {
        foreach (var aspect in Flattenings)
        {
            // A flatter ellipse has more freedom to fit clutter and must do better than the circle.
            var share = Measure(field, centre, shortest, longest, aspect, out var flatter) * aspect;
            if (share > support) (support, axes) = (share, flatter);
        }

        return support;
    }

    private static float Measure(in GradientField field, Vector2 centre, float shortest, float longest, float aspect, out Vector2 axes)
    {
        Span<int> support = stackalloc int[(int)MathF.Ceiling(longest - shortest) + 1];
        Span<float> strength = stackalloc float[support.Length];
        support.Clear();
        strength.Clear();
        Count(field, centre, shortest, aspect, support, strength);
        var at = Outermost(support, strength);
        axes = new Vector2(aspect, 1) * (shortest + at);
        return support[at] / (float)Rays;
    }

    /// <summary>Counts per ring the rays whose edge has the polarity of the ray before: a rim is continuous, texture is not.</summary>
    private static void Count(
        in GradientField field, Vector2 centre, float shortest, float aspect, Span<int> support, Span<float> strength)
    {
        Span<int> before = stackalloc int[support.Length];
        Span<float> edges = stackalloc float[support.Length + 2];
        before.Clear();
        for (var ray = 0; ray <= Rays; ray++)
        {
            var (direction, normal) = Ray(ray % Rays, aspect);
            for (var i = 0; i < edges.Length; i++) edges[i] = Edge(field, centre + (direction * (shortest + i - 1)), normal);
            for (var ring = 0; ring < support.Length; ring++)
            {
                // The voted centre is off by a pixel or two, so an edge also supports the rings next to its own.
                var edge = Stronger(Stronger(edges[ring], edges[ring + 2]), edges[ring + 1]);
                var polarity = MathF.Sign(edge);
                if (ray > 0 && polarity != 0 && polarity == before[ring]) support[ring]++;
                before[ring] = polarity;
                strength[ring] += MathF.Abs(edges[ring + 1]);
            }
        }
    }

    private static (Vector2 Direction, Vector2 Normal) Ray(int index, float aspect)
    {
        var unit = Directions[index];
        return (new Vector2(unit.X * aspect, unit.Y), Vector2.Normalize(new Vector2(unit.X / aspect, unit.Y)));
    }

    private static float Stronger(float a, float b) => MathF.Abs(a) > MathF.Abs(b) ? a : b;

    /// <summary>Gradient along the ray where it crosses a ring, 0 unless it runs across the ring.</summary>
    private static float Edge(in GradientField field, Vector2 place, Vector2 normal)
    {
        var (column, row) = ((int)place.X, (int)place.Y);
        if (place.X < 0 || place.Y < 0 || column >= field.Columns || row >= field.Rows) return 0;
        var at = (row * field.Columns) + column;
        var along = (field.X[at] * normal.X) + (field.Y[at] * normal.Y);
        var strength = field.Strength[at];
        return strength > CircleVote.EdgeStrength && MathF.Abs(along) > Alignment * strength ? along : 0;
    }

    private static int Outermost(ReadOnlySpan<int> support, ReadOnlySpan<float> strength)
    {
        var most = 0;
        foreach (var count in support) most = Math.Max(most, count);
        var at = support.Length - 1;
        while (at > 0 && support[at] < OuterShare * most) at--;
        // A smoothed edge supports several rings; the rim runs where it is steepest.
        while (at > 0 && strength[at - 1] > strength[at]) at--;
        return at;
    }
}
