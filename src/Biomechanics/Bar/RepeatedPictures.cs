using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>
/// Evens out the times of a film that was made for fewer pictures a second than it has: some of its pictures are there twice, with times of
/// their own, so that what moves evenly seems to stop and to hurry. A plate shows it: it moves before and after, and stands still between.
/// </summary>
internal static class RepeatedPictures
{
    /// <summary>Plate radii between two pictures from which a plate moves, and the share of it below which it does not.</summary>
    private const double LeastStep = 0.02;
    private const double StillShare = 0.25;

    /// <summary>
    /// Frames from one repeated picture to the next: five where 24 pictures a second became 30, six where 25 did. Shorter cycles are faster
    /// than what the low-passes let through.
    /// </summary>
    private const int ShortestCycle = 4;
    private const int LongestCycle = 7;

    /// <summary>Cycles of nearly the same length that no chance makes, and the share of all neighbours that they must be.</summary>
    private const int FewestCycles = 8;
    private const double RegularShare = 0.8;

    /// <summary>Intervals after the first of two equal pictures at which the second is put: less than what counts as another moment.</summary>
    private const double Aside = 0.1;

    /// <summary>Numbers of the frames that show the picture before them again, 1 or more, rising; empty unless they come regularly.</summary>
    /// <param name="capture">The raw record.</param>
    public static int[] Find(CaptureRecord capture)
    {
        var steps = Steps(capture.Frames);
        var repeated = Enumerable.Range(0, steps.Length).Where(i => i > 0 && i + 1 < steps.Length
            && Math.Min(steps[i - 1], steps[i + 1]) is var around && around >= LeastStep && steps[i] <= StillShare * around).ToArray();
        var cycles = Cycles(repeated).ToArray();
        var usual = OrderStatistics.Median(cycles);
        var regular = Array.FindAll(cycles, cycle => Math.Abs(cycle - usual) <= 1);
        var isRegular = regular.Length >= FewestCycles && regular.Length >= RegularShare * cycles.Length && cycles.Length >= repeated.Length / 2;
        return isRegular ? Continued(repeated, regular.Average(), steps.Length) : [];
    }

    /// <summary>The capture with the times that its pictures were taken at, as far as they can be told; the frames stay as they are.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="repeated">What <see cref="Find"/> found in it.</param>
    public static CaptureRecord Even(CaptureRecord capture, int[] repeated)
    {
        if (repeated.Length == 0) return capture;
        var times = capture.Frames.Select(frame => frame.Pose.Time).ToArray();
        var even = (TimeSpan[])times.Clone();
        for (var k = 0; k < repeated.Length; k++)
        {
            var again = repeated[k];
            even[again] = times[again - 1] + (Aside * (times[again] - times[again - 1]));
            if (k + 1 == repeated.Length || repeated[k + 1] - again is < ShortestCycle or > LongestCycle) continue;
            // A picture is newest where it is shown for the first of two times; between two such moments they were taken evenly.
            var (from, to, count) = (times[again - 1], times[repeated[k + 1] - 1], repeated[k + 1] - again - 1);
            for (var j = 1; j < count; j++) even[again + j] = from + ((to - from) * j / count);
        }

        return capture with { Frames = [.. capture.Frames.Select((frame, i) => frame with { Pose = frame.Pose with { Time = even[i] } })] };
    }

    // Where nothing moves nobody sees which pictures are repeated, and it does not matter; that some are keeps the rate.
    private static int[] Continued(int[] repeated, double cycle, int count)
    {
        var all = new List<int>();
        for (var before = (int)((repeated[0] - 1) / cycle); before > 0; before--) all.Add(repeated[0] - (int)Math.Round(before * cycle));
        foreach (var (one, next) in repeated.Zip(repeated.Skip(1)))
        {
            var cycles = Math.Max(1, (int)Math.Round((next - one) / cycle));
            for (var k = 0; k < cycles; k++) all.Add(one + (int)Math.Round((double)k * (next - one) / cycles));
        }

        for (var place = (double)repeated[^1]; Math.Round(place) < count; place += cycle) all.Add((int)Math.Round(place));
        return [.. all];
    }

    private static IEnumerable<double> Cycles(int[] repeated) =>
        repeated.Zip(repeated.Skip(1), (one, next) => (double)(next - one)).Where(cycle => cycle is >= ShortestCycle and <= LongestCycle);

    // Plate radii that the best plate of the frame before has moved; NaN where there is none.
    private static double[] Steps(IReadOnlyList<FrameObservation> frames)
    {
        var steps = new double[frames.Count];
        Array.Fill(steps, double.NaN);
        for (var i = 1; i < steps.Length; i++)
        {
            if (frames[i - 1].Plates is not [var before, ..] || frames[i].Plates.Length == 0) continue;
            steps[i] = frames[i].Plates.Min(plate => double.Hypot(plate.X - before.X, plate.Y - before.Y)) / before.RadiusY;
        }

        return steps;
    }
}
