using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Finds where a clip goes over to another view, or the tracker to another person: from one frame to the next most points are somewhere
/// else, or the body has another size, while it moves smoothly on either side and does not come back.
/// </summary>
internal static class CameraCuts
{
    /// <summary>Body heights by which the middle point must leap.</summary>
    private const double LeastLeap = 0.15;

    /// <summary>How often a leap must exceed the steps right before and after it: bodies and cameras gain speed little by little.</summary>
    private const double Suddenness = 5;

    /// <summary>Ratio of sizes from one frame to the next that no movement makes.</summary>
    private const double LeastGrowth = 1.3;

    /// <summary>Body heights, and ratio of sizes, within which frames of one view follow each other.</summary>
    private const double SmoothStep = 0.1;
    private const double SmoothGrowth = 1.12;

    /// <summary>Seconds without a view of the body that a cut may hide in.</summary>
    private const double LongestGap = 0.15;

    /// <summary>Seconds within which a model that gave up the body behind a plate finds it again.</summary>
    private const double Return = 0.5;

    private const int FewestPoints = 8;
    private const int SmoothFrames = 2;

    /// <summary>A clip of more views than this is a film that nobody can measure; it is left as it is.</summary>
    private const int MostCuts = 40;

    /// <summary>Numbers of the frames with which another view begins, rising.</summary>
    /// <param name="tracks">Keypoints as they were seen.</param>
    /// <param name="height">Body height, pixels.</param>
    public static int[] Find(KeypointTracks tracks, double height)
    {
        if (!(height > 0)) return [];
        var seen = Enumerable.Range(0, tracks.Times.Length).Where(frame => IsSeen(tracks, frame)).ToArray();
        var cuts = new List<int>();
        for (var i = 1; i < seen.Length && cuts.Count <= MostCuts; i++)
        {
            if (IsCut(tracks, height, seen, i)) cuts.Add(seen[i]);
        }

        return cuts.Count > MostCuts ? [] : [.. cuts];
    }

    /// <summary>One sentence about the cuts of a clip; null without any.</summary>
    /// <param name="body">The track of the clip.</param>
    public static string? Warning(BodyTrack body)
    {
        if (body.Cuts.Length == 0) return null;
        var times = string.Join(", ", body.Cuts.Select(cut => FormattableString.Invariant($"{cut * body.Time.Interval:0.0}")));
        return $"The picture cuts to another view or person at {times} s; nothing was followed across, but side and scale are decided once for the whole clip: send each view as a clip of its own.";
    }

    private static bool IsCut(KeypointTracks tracks, double height, int[] seen, int i)
    {
        var (from, to) = (seen[i - 1], seen[i]);
        var elapsed = tracks.Times[to] - tracks.Times[from];
        if (elapsed > Math.Max(LongestGap, 1.5 * (tracks.Times[^1] - tracks.Times[0]) / tracks.Times.Length)) return false;
        var step = Step.Between(tracks, from, to);
        var leaps = step.Leap > LeastLeap * height;
        if (!leaps && !(step.Growth > LeastGrowth)) return false;
        var largest = leaps ? Math.Min(SmoothStep * height, step.Leap / Suddenness) : SmoothStep * height;
        return IsSmooth(i - 1, -1) && IsSmooth(i, 1) && !IsFoundAgain(from, i + 1, 1) && !IsFoundAgain(to, i - 2, -1);

        bool IsSmooth(int at, int way)
        {
            for (var k = 0; k < SmoothFrames; k++, at += way)
            {
                if (at + way < 0 || at + way >= seen.Length) return k > 0;
                var next = Step.Between(tracks, seen[at], seen[at + way]);
                if (!(next.Leap < largest && next.Growth < SmoothGrowth)) return false;
            }

            return true;
        }

        // Whether the body on this side of the step is also to be seen soon beyond the other side.
        bool IsFoundAgain(int frame, int k, int way)
        {
            for (; k >= 0 && k < seen.Length && Math.Abs(tracks.Times[seen[k]] - tracks.Times[frame]) < Return; k += way)
            {
                var back = Step.Between(tracks, frame, seen[k]);
                if (back.Leap < LeastLeap / 2 * height && back.Growth < LeastGrowth) return true;
            }

            return false;
        }
    }

    private static bool IsSeen(KeypointTracks tracks, int frame)
    {
        var count = 0;
        for (var point = 0; point < Skeleton.Count && count < FewestPoints; point++) count += IsSure(tracks, point, frame) ? 1 : 0;
        return count >= FewestPoints;
    }

    private static bool IsSure(KeypointTracks tracks, int point, int frame) =>
        tracks.Score[point][frame] >= BodyTracker.MinimumScore && double.IsFinite(tracks.X[point][frame]);

    /// <summary>How a body went from one frame to another, by the points that are sure in both.</summary>
    /// <param name="Leap">Pixels that the middle point moved; NaN with too few points.</param>
    /// <param name="Growth">Ratio of the larger to the smaller size, 1 or more; NaN with too few points.</param>
    private readonly record struct Step(double Leap, double Growth)
    {
        public static Step Between(KeypointTracks tracks, int from, int to)
        {
            Span<int> both = stackalloc int[Skeleton.Count];
            var count = 0;
            for (var point = 0; point < Skeleton.Count; point++)
            {
                if (IsSure(tracks, point, from) && IsSure(tracks, point, to)) both[count++] = point;
            }

            if (count < FewestPoints) return new Step(double.NaN, double.NaN);
            Span<double> moved = stackalloc double[count];
            for (var k = 0; k < count; k++)
                moved[k] = Distance(tracks.X[both[k]][to] - tracks.X[both[k]][from], tracks.Y[both[k]][to] - tracks.Y[both[k]][from]);
            moved.Sort();
            var ratio = Spread(tracks, both[..count], to) / Spread(tracks, both[..count], from);
            return new Step(moved[count / 2], Math.Max(ratio, 1 / ratio));
        }

        private static double Spread(KeypointTracks tracks, ReadOnlySpan<int> points, int frame)
        {
            double x = 0, y = 0, sum = 0;
            foreach (var point in points) (x, y) = (x + tracks.X[point][frame], y + tracks.Y[point][frame]);
            (x, y) = (x / points.Length, y / points.Length);
            foreach (var point in points) sum += Distance(tracks.X[point][frame] - x, tracks.Y[point][frame] - y);
            return sum;
        }

        private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));
    }
}
