namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// Places the moment at which a foot joins the ground or parts from it, between samples: on one side of it the foot rests, on the other
/// it goes away from its resting place with a steady acceleration. The moment at which that curve fits best needs no threshold of height
/// or speed and, unlike a peak of acceleration, little suffers from noise.
/// </summary>
internal static class StanceEdge
{
    private const double Step = 0.05;
    private const int FewestSamples = 6;
    private const double NeededShare = 0.7;

    /// <summary>Finds the edge.</summary>
    /// <param name="samples">Distance of the foot from a place that rests on the ground, pixels.</param>
    /// <param name="first">First sample looked at.</param>
    /// <param name="last">Last sample looked at.</param>
    /// <param name="restsAfter">True for landing, false for leaving.</param>
    /// <returns>Place in samples, and acceleration on the moving side in pixels per sample²; NaN when there is no such edge.</returns>
    public static (double Place, double Acceleration) Find(double[] samples, int first, int last, bool restsAfter)
    {
        (first, last) = (Math.Max(first, 0), Math.Min(last, samples.Length - 1));
        var seen = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(samples[i])).ToArray();
        if (seen.Length < FewestSamples || seen.Length < NeededShare * (last - first + 1)) return (double.NaN, double.NaN);
        var best = (Misfit: double.PositiveInfinity, Place: double.NaN, Bend: double.NaN);
        for (var place = first + 1.5; place <= last - 1.5; place += Step)
        {
            var (misfit, bend) = Fit(samples, seen, place, restsAfter);
            if (misfit < best.Misfit) best = (misfit, place, bend);
        }

        // A foot is slower than the ground before it lands and faster after it has left: both ways it gains on its resting place.
        var gains = restsAfter ? best.Bend < 0 : best.Bend > 0;
        var inside = best.Place > first + 1.5 + Step && best.Place < last - 1.5 - Step;
        return gains && inside ? (best.Place, 2 * Math.Abs(best.Bend)) : (double.NaN, double.NaN);
    }

    private static (double Misfit, double Bend) Fit(double[] samples, int[] seen, double place, bool restsAfter)
    {
        var (level, curve, square, product, total) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var i in seen)
        {
            var away = Math.Max(0, restsAfter ? place - i : i - place);
            level += samples[i] / seen.Length;
            curve += away * away / seen.Length;
        }

        foreach (var i in seen)
        {
            var away = Math.Max(0, restsAfter ? place - i : i - place);
            var (dx, dy) = ((away * away) - curve, samples[i] - level);
            square += dx * dx;
            product += dx * dy;
            total += dy * dy;
        }

        return square > 0 ? (total - (product * product / square), product / square) : (double.PositiveInfinity, double.NaN);
    }
}
