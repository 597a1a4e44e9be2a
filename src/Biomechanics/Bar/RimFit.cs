using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Fits an upright ellipse to rim edges of the full picture, robustly and to a fraction of a pixel.</summary>
internal readonly ref struct RimFit
{
    private const int HalfSamples = 10;

    /// <summary>Samples on either side that an edge's contrast is averaged over.</summary>
    private const int Reach = 3;

    /// <summary>Grey levels between inside and outside from which a ray has found an edge.</summary>
    private const float LeastContrast = 5;

    private const float FlattestAspect = 0.7f;
    private const float RoundestAspect = 1.04f;
    private const int ArcLength = 3;

    /// <summary>Rings are never narrower than this many pixels, so that a small plate keeps enough picture on either side.</summary>
    private const float NarrowestRing = 3;

    /// <summary>Share of the ring within which edges pull at the ellipse.</summary>
    private const float TrustedShare = 0.68f;

    private const float CoarseTolerance = 0.05f;
    private const float FineTolerance = 0.03f;
    private const float LeastCoarseScore = 0.25f;

    /// <summary>Half width of the searched ring per step, share of the radius: first as wide as the scan may be wrong.</summary>
    private static readonly float[] CoarseWidths = [0.14f, 0.1f];

    private static readonly float[] FineWidths = [0.08f, 0.07f, 0.07f];

    private static readonly Vector2[] CoarseRays = UnitCircle.Directions(48);

    private static readonly Vector2[] FineRays = UnitCircle.Directions(96);

    private readonly ReadOnlySpan<byte> _luma;
    private readonly int _width;
    private readonly int _height;

    /// <summary>Fits in the given luma plane (row by row without padding).</summary>
    public RimFit(ReadOnlySpan<byte> luma, int width, int height)
    {
        _luma = luma;
        (_width, _height) = (width, height);
    }

    /// <summary>Refines a circle found in the shrunken picture.</summary>
    /// <param name="centre">Full pixels.</param>
    /// <param name="axes">Horizontal and vertical half axis, full pixels.</param>
    /// <returns>The fitted ellipse with its score; score 0 when the fit ran away.</returns>
    public PlateCircle Refine(Vector2 centre, Vector2 axes)
    {
        Span<RimEdge> edges = stackalloc RimEdge[FineRays.Length];
        var start = axes.Y;
        foreach (var width in CoarseWidths)
        {
            if (!Step(width, CoarseRays, edges[..CoarseRays.Length], ref centre, ref axes)) return default;
        }

        // Most guesses come from clutter; they are dropped before the costly half of the work.
        if (Score(edges[..CoarseRays.Length], CoarseTolerance * axes.Y) < LeastCoarseScore) return default;
        foreach (var width in FineWidths)
        {
            if (!Step(width, FineRays, edges, ref centre, ref axes)) return default;
        }

        if (!(axes.Y > 0.7f * start && axes.Y < 1.4f * start)) return default;
        FindEdges(centre, axes, FineWidths[^1], FineRays, edges);
        return new PlateCircle(centre.X, centre.Y, axes.X, axes.Y, Score(edges, MathF.Max(1.25f, FineTolerance * axes.Y)));
    }

    private bool Step(float width, ReadOnlySpan<Vector2> rays, Span<RimEdge> edges, ref Vector2 centre, ref Vector2 axes)
    {
        var limit = TrustedShare * FindEdges(centre, axes, width, rays, edges);
        if (!EllipseStep.TrySolve(edges, rays, limit, out var shift, out var growth)) return false;
        centre += shift;
        axes += growth;
        axes.X = Math.Clamp(axes.X, axes.Y * FlattestAspect, axes.Y * RoundestAspect);
        return axes.Y > 1;
    }

    private float FindEdges(Vector2 centre, Vector2 axes, float width, ReadOnlySpan<Vector2> rays, Span<RimEdge> edges)
    {
        var ring = MathF.Max(NarrowestRing, width * axes.Y);
        for (var i = 0; i < rays.Length; i++) edges[i] = FindEdge(centre, rays[i] * axes, ring);
        return ring;
    }

    /// <summary>The strongest edge on one ray; the middle of the ring, where the rim was last seen, counts more than its borders.</summary>
    private RimEdge FindEdge(Vector2 centre, Vector2 spoke, float ring)
    {
        const int Count = (2 * (HalfSamples + Reach)) + 1;
        Span<float> profile = stackalloc float[Count];
        var outward = Vector2.Normalize(spoke);
        var step = ring / HalfSamples;
        var place = centre + spoke - (outward * (step * (HalfSamples + Reach)));
        for (var i = 0; i < Count; i++, place += outward * step)
        {
            profile[i] = Sample(place);
            if (profile[i] < 0) return default;
        }

        Span<float> contrasts = stackalloc float[(2 * HalfSamples) + 1];
        var (best, bestMerit) = (0, 0f);
        for (var i = 0; i < contrasts.Length; i++)
        {
            contrasts[i] = Contrast(profile.Slice(i, (2 * Reach) + 1));
            var away = (i - HalfSamples) / (float)HalfSamples;
            var merit = MathF.Abs(contrasts[i]) * (1 - (0.5f * away * away));
            if (merit > bestMerit) (best, bestMerit) = (i, merit);
        }

        if (best == 0 || best == contrasts.Length - 1 || MathF.Abs(contrasts[best]) < LeastContrast) return default;
        var sign = MathF.Sign(contrasts[best]);
        var (before, top, after) = (sign * contrasts[best - 1], sign * contrasts[best], sign * contrasts[best + 1]);
        var curve = (2 * top) - before - after;
        var fraction = curve > 0 ? Math.Clamp(0.5f * (after - before) / curve, -1, 1) : 0;
        return new RimEdge((best - HalfSamples + fraction) * step, contrasts[best]);
    }

    /// <summary>Mean of the outer samples minus mean of the inner ones; the middle sample belongs to neither.</summary>
    private static float Contrast(ReadOnlySpan<float> around)
    {
        var difference = 0f;
        for (var i = 0; i < Reach; i++) difference += around[^(i + 1)] - around[i];
        return difference / Reach;
    }

    /// <summary>Bilinear luma; pixel centres lie at halves. Negative outside the picture.</summary>
    private float Sample(Vector2 place)
    {
        var (x, y) = (place.X - 0.5f, place.Y - 0.5f);
        if (!(x >= 0 && y >= 0 && x < _width - 1 && y < _height - 1)) return -1;
        var (column, row) = ((int)x, (int)y);
        var at = (row * _width) + column;
        var (right, down) = (x - column, y - row);
        float topLeft = _luma[at], topRight = _luma[at + 1], bottomLeft = _luma[at + _width], bottomRight = _luma[at + _width + 1];
        var top = topLeft + ((topRight - topLeft) * right);
        var bottom = bottomLeft + ((bottomRight - bottomLeft) * right);
        return top + ((bottom - top) * down);
    }

    /// <summary>Share of rays whose edge lies on the ellipse in an arc of equal polarity: chance edges do not line up so.</summary>
    private static float Score(ReadOnlySpan<RimEdge> edges, float tolerance)
    {
        Span<int> polarity = stackalloc int[edges.Length];
        for (var i = 0; i < polarity.Length; i++)
        {
            polarity[i] = MathF.Abs(edges[i].Offset) <= tolerance ? MathF.Sign(edges[i].Contrast) : 0;
        }

        var supported = 0;
        for (var i = 0; i < polarity.Length; i++)
        {
            if (polarity[i] == 0) continue;
            var run = 1;
            for (var j = 1; j < ArcLength && polarity[(i + j) % polarity.Length] == polarity[i]; j++) run++;
            for (var j = 1; j < ArcLength && polarity[(i - j + polarity.Length) % polarity.Length] == polarity[i]; j++) run++;
            if (run >= ArcLength) supported++;
        }

        return supported / (float)polarity.Length;
    }
}
