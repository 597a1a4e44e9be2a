using System.Numerics;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Lets every edge of a gradient field vote for the centres of circles it may be the rim of, and names the best places.</summary>
internal static class CircleVote
{
    /// <summary>Grey levels per working pixel below which a gradient is noise.</summary>
    public const float EdgeStrength = 2f;

    /// <summary>Grey levels above which an edge counts no more: a black plate before a dark wall must still win.</summary>
    private const float StrongestEdge = 10f;

    private const int FixedPoint = 1 << 16;

    /// <summary>Finds places that many edges point at.</summary>
    /// <param name="field">Gradients of the window.</param>
    /// <param name="search">Radii to consider and where plates are likely.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="centres">Takes the best centres, working pixels, best first.</param>
    /// <returns>How many centres were found.</returns>
    public static int Find(in GradientField field, in PlateSearch search, PlateScratch scratch, Span<Vector2> centres)
    {
        var shortest = search.MinRadius / search.Shrink;
        var steps = (int)MathF.Ceiling((search.MaxRadius - search.MinRadius) / search.Shrink) + 1;
        // A margin as wide as the farthest vote spares a bounds test on each of some hundred thousand votes.
        var margin = (int)MathF.Ceiling(shortest) + steps + 1;
        var width = field.Columns + (2 * margin);
        var length = width * (field.Rows + (2 * margin));
        var votes = scratch.Votes(length);
        var others = scratch.OtherVotes(length);
        votes.Clear();
        others.Clear();
        Cast(field, votes, others, width, margin, shortest, steps);
        Merge(votes, others);
        Blur(votes, others, width);
        Blur(others, votes, 1);
        return Peaks(votes, field, search, width, margin, centres);
    }

    private static void Cast(
        in GradientField field, Span<int> brighter, Span<int> darker, int width, int margin, float shortest, int steps)
    {
        for (var row = 1; row < field.Rows - 1; row++)
        {
            for (var column = 1; column < field.Columns - 1; column++)
            {
                var at = (row * field.Columns) + column;
                var strength = field.Strength[at];
                if (strength < EdgeStrength) continue;
                var (gx, gy) = (field.X[at], field.Y[at]);
                // Only the ridge of an edge votes: the slopes beside it would smear the centre.
                var across = MathF.Abs(gx) > MathF.Abs(gy) ? 1 : field.Columns;
                if (field.Strength[at - across] > strength || field.Strength[at + across] >= strength) continue;
                var weight = (int)(8 * MathF.Min(strength, StrongestEdge));
                var (dx, dy) = (gx / strength, gy / strength);
                Ray(brighter, width, column + margin + 0.5f, row + margin + 0.5f, dx, dy, shortest, steps, weight);
                Ray(darker, width, column + margin + 0.5f, row + margin + 0.5f, -dx, -dy, shortest, steps, weight);
            }
        }
    }

    private static void Ray(Span<int> votes, int width, float x, float y, float dx, float dy, float shortest, int steps, int weight)
    {
        var (fixedX, fixedY) = ((int)((x + (dx * shortest)) * FixedPoint), (int)((y + (dy * shortest)) * FixedPoint));
        var (stepX, stepY) = ((int)(dx * FixedPoint), (int)(dy * FixedPoint));
        for (var i = 0; i < steps; i++)
        {
            votes[((fixedY >> 16) * width) + (fixedX >> 16)] += weight;
            fixedX += stepX;
            fixedY += stepY;
        }
    }

    /// <summary>
    /// Votes for discs brighter and darker than what is around them are counted apart, and the weaker side counts half: a rim has
    /// mostly one polarity, the texture of a wall has both in equal parts.
    /// </summary>
    private static void Merge(Span<int> votes, ReadOnlySpan<int> others)
    {
        var whole = votes.Length - (votes.Length % Vector<int>.Count);
        for (var i = 0; i < whole; i += Vector<int>.Count)
        {
            var (a, b) = (new Vector<int>(votes[i..]), new Vector<int>(others[i..]));
            (a + b + Vector.Max(a, b)).CopyTo(votes[i..]);
        }

        for (var i = whole; i < votes.Length; i++) votes[i] += others[i] + Math.Max(votes[i], others[i]);
    }

    /// <summary>Binomial smoothing (1 2 1) along one axis, given by the distance between neighbours.</summary>
    private static void Blur(ReadOnlySpan<int> from, Span<int> to, int stride)
    {
        var before = from;
        var middle = from[stride..];
        var after = from[(2 * stride)..];
        var target = to.Slice(stride, after.Length);
        var whole = target.Length - (target.Length % Vector<int>.Count);
        for (var i = 0; i < whole; i += Vector<int>.Count)
        {
            var twice = new Vector<int>(middle[i..]) * 2;
            (new Vector<int>(before[i..]) + twice + new Vector<int>(after[i..])).CopyTo(target[i..]);
        }

        for (var i = whole; i < target.Length; i++) target[i] = before[i] + (2 * middle[i]) + after[i];
    }

    private static int Peaks(
        ReadOnlySpan<int> votes, in GradientField field, in PlateSearch search, int width, int margin, Span<Vector2> centres)
    {
        Span<float> merits = stackalloc float[centres.Length];
        var apart = search.MinRadius / search.Shrink * 0.3f;
        var count = 0;
        for (var row = 1; row < field.Rows - 1; row++)
        {
            for (var column = 1; column < field.Columns - 1; column++)
            {
                var at = ((row + margin) * width) + column + margin;
                var vote = votes[at];
                if (vote == 0 || !IsPeak(votes, at, width)) continue;
                var centre = new Vector2(column + 0.5f, row + 0.5f);
                Insert(centre, vote * search.Prior(search.ToPicture(centre)), apart, centres, merits, ref count);
            }
        }

        return count;
    }

    private static bool IsPeak(ReadOnlySpan<int> votes, int at, int width)
    {
        var vote = votes[at];
        return vote >= votes[at - 1] && vote > votes[at + 1] && vote >= votes[at - width] && vote > votes[at + width];
    }

    /// <summary>Keeps the list ordered, and of peaks close together only the best.</summary>
    private static void Insert(Vector2 centre, float merit, float apart, Span<Vector2> centres, Span<float> merits, ref int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (Vector2.Distance(centres[i], centre) >= apart) continue;
            if (merits[i] >= merit) return;
            centres[(i + 1)..count].CopyTo(centres[i..]);
            merits[(i + 1)..count].CopyTo(merits[i..]);
            count--;
            i--;
        }

        var place = count;
        while (place > 0 && merits[place - 1] < merit) place--;
        if (place == centres.Length) return;
        if (count < centres.Length) count++;
        centres[place..(count - 1)].CopyTo(centres[(place + 1)..]);
        merits[place..(count - 1)].CopyTo(merits[(place + 1)..]);
        (centres[place], merits[place]) = (centre, merit);
    }
}
