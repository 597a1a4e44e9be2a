using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Where the floor lies in the picture, below the athlete's middle (biomechanics reference C.5): the lowest level at which soles rest,
/// on either side, and between the two sides, since the near foot stands lower in the picture than the far one. A box on which the
/// athlete stands first is a higher level, and points that flew below the floor for a few frames are no level.
/// </summary>
internal static class FloorLine
{
    // Body heights per second below which a sole stands.
    private const double StandingSpeed = 0.2;

    // Body heights: soles of one level lie within the first, the two sides of one floor within the second, as a camera 3 m away sees them.
    private const double LevelThickness = 0.015;
    private const double SidesApart = 0.06;

    // A level holds this share of the samples of the busiest one, and as many seconds.
    private const double LeastShare = 0.1;
    private const double LeastSeconds = 0.1;

    private const double AnkleShare = 0.039;

    /// <summary>Row of the floor.</summary>
    /// <param name="body">The athlete's track.</param>
    /// <param name="row">Row of a place in the picture, down, with roll removed.</param>
    /// <returns>NaN when no foot was seen.</returns>
    public static double Row(BodyTrack body, Func<double, double, double> row)
    {
        var left = Side(body, row, BodyPoint.LeftHeel, BodyPoint.LeftToe);
        var right = Side(body, row, BodyPoint.RightHeel, BodyPoint.RightToe);
        var isOneFloor = Math.Abs(left - right) <= SidesApart * body.BodyHeight;
        var sole = isOneFloor ? (left + right) / 2 : double.IsNaN(left) ? right : double.IsNaN(right) ? left : Math.Max(left, right);
        if (!double.IsNaN(sole)) return sole;
        var ankle = double.MaxNumber(Side(body, row, BodyPoint.LeftAnkle), Side(body, row, BodyPoint.RightAnkle));
        return ankle + (AnkleShare * body.BodyHeight);
    }

    // On a treadmill a sole never stands still, but it moves level while it carries.
    private static double Side(BodyTrack body, Func<double, double, double> row, params ReadOnlySpan<BodyPoint> points)
    {
        var still = new List<double>();
        var level = new List<double>();
        var limit = StandingSpeed / body.Time.SampleRate * body.BodyHeight;
        foreach (var point in points)
        {
            var (x, y) = (body.X(point), body.Y(point));
            for (var i = 1; i < x.Length; i++)
            {
                var (before, now) = (row(x[i - 1], y[i - 1]), row(x[i], y[i]));
                if (!(Math.Abs(now - before) < limit)) continue;
                level.Add(now);
                if (double.Hypot(x[i] - x[i - 1], y[i] - y[i - 1]) < limit) still.Add(now);
            }
        }

        var least = LeastSeconds * body.Time.SampleRate;
        return Lowest(still.Count >= 2 * least ? still : level, LevelThickness * body.BodyHeight, least);
    }

    /// <summary>Middle of the lowest crowded level of some rows; NaN when there are fewer than three.</summary>
    /// <param name="rows">In any order.</param>
    /// <param name="thickness">Rows that one level spans.</param>
    /// <param name="least">Samples that make a level.</param>
    internal static double Lowest(List<double> rows, double thickness, double least)
    {
        if (rows.Count < 3) return double.NaN;
        rows.Sort();
        var counts = new int[rows.Count];
        for (int last = 0, first = 0; last < counts.Length; last++)
        {
            while (rows[first] < rows[last] - thickness) first++;
            counts[last] = last - first + 1;
        }

        var needed = Math.Min(Math.Max(LeastShare * counts.Max(), least), counts.Max());
        var lowest = Array.FindLastIndex(counts, count => count >= needed);
        var best = lowest;
        for (var i = lowest; i >= 0 && rows[i] >= rows[lowest] - thickness; i--)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return rows[best - (counts[best] / 2)];
    }
}
