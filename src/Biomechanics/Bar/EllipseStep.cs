using System.Numerics;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>One weighted Gauss–Newton step of an upright ellipse towards edges seen on rays from its centre.</summary>
internal static class EllipseStep
{
    private const int Unknowns = 4;

    /// <summary>Pull towards equal growth of both axes, share of the edges' weight: a rim seen on one side must not go flat.</summary>
    private const double Roundness = 0.004;

    /// <summary>Fewest edges to fit to.</summary>
    private const int FewestEdges = 12;

    /// <summary>Solves for the change of centre and half axes.</summary>
    /// <param name="edges">Edge per ray.</param>
    /// <param name="directions">Unit vector per ray.</param>
    /// <param name="limit">Distance from the rim, pixels, from which an edge has no weight (Tukey's biweight).</param>
    /// <param name="shift">Change of the centre, pixels.</param>
    /// <param name="growth">Change of the half axes, pixels.</param>
    /// <returns>False when the edges do not determine an ellipse.</returns>
    public static bool TrySolve(
        ReadOnlySpan<RimEdge> edges, ReadOnlySpan<Vector2> directions, float limit, out Vector2 shift, out Vector2 growth)
    {
        Span<double> system = stackalloc double[Unknowns * (Unknowns + 1)];
        system.Clear();
        var (count, total) = (0, 0.0);
        for (var i = 0; i < edges.Length; i++)
        {
            var (offset, contrast) = edges[i];
            if (contrast == 0 || MathF.Abs(offset) >= limit) continue;
            var closeness = 1 - ((offset / limit) * (double)(offset / limit));
            var weight = closeness * closeness;
            Add(system, directions[i], offset, weight);
            (count, total) = (count + 1, total + weight);
        }

        (shift, growth) = (default, default);
        if (count < FewestEdges) return false;
        AddRoundness(system, Roundness * total);
        Span<double> solution = stackalloc double[Unknowns];
        if (!Eliminate(system, solution)) return false;
        shift = new Vector2((float)solution[0], (float)solution[1]);
        growth = new Vector2((float)solution[2], (float)solution[3]);
        return true;
    }

    /// <summary>An edge that lies outside by <paramref name="offset"/> is reached by cos·dx + sin·dy + cos²·da + sin²·db.</summary>
    private static void Add(Span<double> system, Vector2 direction, double offset, double weight)
    {
        Span<double> row = [direction.X, direction.Y, direction.X * direction.X, direction.Y * direction.Y];
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = 0; j < Unknowns; j++) system[(i * (Unknowns + 1)) + j] += weight * row[i] * row[j];
            system[(i * (Unknowns + 1)) + Unknowns] += weight * row[i] * offset;
        }
    }

    private static void AddRoundness(Span<double> system, double weight)
    {
        system[(2 * (Unknowns + 1)) + 2] += weight;
        system[(3 * (Unknowns + 1)) + 3] += weight;
        system[(2 * (Unknowns + 1)) + 3] -= weight;
        system[(3 * (Unknowns + 1)) + 2] -= weight;
    }

    /// <summary>Gaussian elimination; the normal matrix is symmetric and positive, so it needs no pivoting.</summary>
    private static bool Eliminate(Span<double> system, Span<double> solution)
    {
        const int Stride = Unknowns + 1;
        for (var i = 0; i < Unknowns; i++)
        {
            var pivot = system[(i * Stride) + i];
            if (!(pivot > 1e-4)) return false;
            for (var row = i + 1; row < Unknowns; row++)
            {
                var factor = system[(row * Stride) + i] / pivot;
                for (var j = i; j < Stride; j++) system[(row * Stride) + j] -= factor * system[(i * Stride) + j];
            }
        }

        for (var i = Unknowns - 1; i >= 0; i--)
        {
            var sum = system[(i * Stride) + Unknowns];
            for (var j = i + 1; j < Unknowns; j++) sum -= system[(i * Stride) + j] * solution[j];
            solution[i] = sum / system[(i * Stride) + i];
        }

        return true;
    }
}
