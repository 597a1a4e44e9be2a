namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Bridges a frame or two in which a limb group is nowhere near its path, whichever side is called left. On its way back from such a
/// place a limb would seem to fly on at constant velocity, right to where the other limb is.
/// </summary>
internal static class WildFrames
{
    private const int LongestStretch = 2;

    /// <summary>Share of squared distances below which it is clear which side is which behind the frames.</summary>
    private const double ClearlyNearer = 0.25;

    /// <summary>Replaces each wild frame by what lies between its neighbors.</summary>
    /// <param name="pairs">The points of one limb group, all of one length.</param>
    /// <param name="limit">Root mean square distance from the path, in the unit of the points, above which a frame is wild.</param>
    /// <returns>Copies of the paths, with the wild frames bridged.</returns>
    public static LimbPair[] Bridge(IReadOnlyList<LimbPair> pairs, double limit)
    {
        var bridged = pairs.Select(pair => new LimbPair(Copy(pair.Left), Copy(pair.Right))).ToArray();
        var frames = pairs[0].Left.X.Length;
        for (var t = 2; t < frames; t++)
        {
            for (var after = t + 1; after <= t + LongestStretch && after < frames; after++)
            {
                if (TryBridge(bridged, t, after, limit)) break;
            }
        }

        return bridged;
    }

    private static bool TryBridge(LimbPair[] pairs, int from, int after, double limit)
    {
        var (straight, crossing) = (AheadOfPath(pairs, from, after, false), AheadOfPath(pairs, from, after, true));
        if (Math.Min(straight, crossing) > ClearlyNearer * Math.Max(straight, crossing)) return false;
        var crossed = crossing < straight;
        for (var t = from; t < after; t++)
        {
            var (kept, swapped) = (OffPath(pairs, from, after, crossed, t, false), OffPath(pairs, from, after, crossed, t, true));
            if (Math.Min(kept, swapped) <= limit * limit) return false;
        }

        for (var t = from; t < after; t++)
        {
            foreach (var pair in pairs)
            {
                var left = Between(pair.Left, Side(pair, crossed), from, after, t);
                var right = Between(pair.Right, Side(pair, !crossed), from, after, t);
                (pair.Left.X[t], pair.Left.Y[t], pair.Right.X[t], pair.Right.Y[t]) = (left.X, left.Y, right.X, right.Y);
            }
        }

        return true;
    }

    // How far the frame behind a stretch is from where the two frames before it lead, if sides are (not) crossed there.
    private static double AheadOfPath(LimbPair[] pairs, int from, int after, bool crossed)
    {
        var mean = new WeightedMean();
        foreach (var pair in pairs)
        {
            var left = Gap(Ahead(pair.Left, from, after), At(Side(pair, crossed), after));
            mean.Add((left + Gap(Ahead(pair.Right, from, after), At(Side(pair, !crossed), after))) / 2, pair, after);
        }

        return mean.Value;
    }

    // How far a frame of the stretch is from the line across it, if sides are (not) crossed behind the stretch and now.
    private static double OffPath(LimbPair[] pairs, int from, int after, bool crossed, int t, bool now)
    {
        var mean = new WeightedMean();
        foreach (var pair in pairs)
        {
            var left = Gap(Between(pair.Left, Side(pair, crossed), from, after, t), At(Side(pair, now), t));
            mean.Add((left + Gap(Between(pair.Right, Side(pair, !crossed), from, after, t), At(Side(pair, !now), t))) / 2, pair, t);
        }

        return mean.Value;
    }

    private static LimbPath Side(in LimbPair pair, bool crossed) => crossed ? pair.Right : pair.Left;

    private static (double X, double Y) At(in LimbPath path, int t) => (path.X[t], path.Y[t]);

    private static (double X, double Y) Ahead(in LimbPath path, int from, int after) =>
        Along(At(path, from - 2), At(path, from - 1), after - from + 2);

    private static (double X, double Y) Between(in LimbPath before, in LimbPath behind, int from, int after, int t) =>
        Along(At(before, from - 1), At(behind, after), (t - from + 1.0) / (after - from + 1));

    private static (double X, double Y) Along((double X, double Y) a, (double X, double Y) b, double share) =>
        (a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)));

    private static double Gap((double X, double Y) a, (double X, double Y) b) =>
        ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));

    private static LimbPath Copy(in LimbPath path) => path with { X = [.. path.X], Y = [.. path.Y] };

    /// <summary>Mean of squares by confidence; pairs of which a point is absent do not count, and of none the mean is 0.</summary>
    private struct WeightedMean
    {
        private double _sum;
        private double _weight;

        public readonly double Value => _weight > 0 ? _sum / _weight : 0;

        public void Add(double square, in LimbPair pair, int t)
        {
            if (!double.IsFinite(square)) return;
            var importance = pair.Left.Weight[t] + pair.Right.Weight[t];
            _sum += importance * square;
            _weight += importance;
        }
    }
}
