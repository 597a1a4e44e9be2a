namespace Aikynetix.Biomechanics.Signals;

/// <summary>Removes excursions that no body part can make: the point leaves faster than the given speed and is back soon after.</summary>
public static class SpeedGate
{
    /// <summary>
    /// Turns the samples of each excursion into NaN, in place. A jump that does not come back within the given time is left: it is a
    /// new place (a camera cut, another person), and nothing says which side of it is right.
    /// </summary>
    /// <param name="x">Horizontal places; NaN where nothing was measured.</param>
    /// <param name="y">Vertical places in the same unit; NaN where <paramref name="x"/> is.</param>
    /// <param name="times">Seconds, one per sample.</param>
    /// <param name="maxSpeed">Fastest believable speed, units per second.</param>
    /// <param name="maxExcursion">Longest excursion, seconds from the last good sample to the next.</param>
    public static void Reject(Span<double> x, Span<double> y, ReadOnlySpan<double> times, double maxSpeed, double maxExcursion)
    {
        var last = -1;
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i])) continue;
            if (last < 0 || Reachable(x, y, times, last, i, maxSpeed))
            {
                last = i;
                continue;
            }

            var back = i + 1;
            while (back < x.Length && times[back] - times[last] <= maxExcursion && !Reachable(x, y, times, last, back, maxSpeed)) back++;
            if (back < x.Length && times[back] - times[last] <= maxExcursion)
            {
                x[(last + 1)..back].Fill(double.NaN);
                y[(last + 1)..back].Fill(double.NaN);
                i = back;
            }

            last = i;
        }
    }

    private static bool Reachable(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> times, int from, int to, double maxSpeed)
    {
        var (dx, dy, dt) = (x[to] - x[from], y[to] - y[from], times[to] - times[from]);
        return (dx * dx) + (dy * dy) <= maxSpeed * maxSpeed * dt * dt;
    }
}
