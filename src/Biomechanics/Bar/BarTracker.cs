using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>
/// Follows the bar through a whole capture: the near plate where it can be told from everything else that is round, by moving with
/// the hands; else the hands themselves.
/// </summary>
public static class BarTracker
{
    /// <summary>Radius of a full-size plate, metres: only for judging what a bar can do, not for scaling results.</summary>
    internal const double BumperRadius = 0.225;

    /// <summary>Share of frames from which the plate carries the track.</summary>
    private const double LeastPlateCoverage = 0.3;

    /// <summary>Share of frames from which nothing better than what the hands pointed at is looked for.</summary>
    private const double PlainCoverage = 0.8;

    /// <summary>Share of frames from which a plate is believed although the hands were not with it.</summary>
    private const double SureCoverage = 0.6;

    /// <summary>Plate radii by which such a plate must have gone up or down: 0.45 m.</summary>
    private const double LeastTravel = 2;

    /// <summary>Share of grid points from which the wrists may stand in.</summary>
    private const double LeastWristCoverage = 0.3;

    /// <summary>Seconds without a plate that are bridged; a bar's path is smoother than a limb's.</summary>
    private const double LongestGap = 0.2;

    /// <summary>Plate radii by which a sound detection may be off: no outlier.</summary>
    private const double OrdinaryNoise = 0.02;

    /// <summary>Follows the bar; never fails, whatever the keypoints and candidates are.</summary>
    /// <param name="capture">The raw record with its plate candidates.</param>
    /// <param name="body">The athlete's body in the same capture.</param>
    public static BarTrack Track(CaptureRecord capture, BodyTrack body)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(body);
        var hands = HandPath.Of(capture, body);
        var times = body.Time.FrameTimes;
        var views = Views(body);
        var candidates = capture.Frames.Select(f => Array.FindAll(f.Plates, IsSane)).ToArray();
        var plates = FindPlate(times, views, candidates, hands, body.BodyHeight, heedsHands: true);
        var coverage = Share(plates, p => p is not null);
        if (coverage < PlainCoverage)
        {
            // Behind plates models lose the hands and find them elsewhere, so that the bar seems to stand still beside them.
            var alone = FindPlate(times, views, candidates, hands, body.BodyHeight, heedsHands: false);
            var share = Share(alone, p => p is not null);
            if (share > coverage && MovesLikeABar(alone)) (plates, coverage) = (alone, share);
        }

        if (coverage < LeastPlateCoverage) return FollowHands(body.Time, hands);
        var size = PlateSize.Of(times, plates);
        var (x, y) = OnGrid(body, plates, OrdinaryNoise * size.Radius);
        return new BarTrack(body.Time, BarSource.Plate, x, y, coverage, size);
    }

    private static bool IsSane(PlateCircle plate) =>
        float.IsFinite(plate.X) && float.IsFinite(plate.Y) && float.IsFinite(plate.RadiusX) && float.IsFinite(plate.RadiusY)
        && plate is { RadiusX: > 0, RadiusY: > 0 } && float.IsFinite(plate.Score);

    /// <summary>The first pass does not know the plate's size; the second does, and leaves the far plate and inner rings aside.</summary>
    private static PlateCircle?[] FindPlate(double[] times, int[] views, PlateCircle[][] candidates, HandPath hands, double bodyHeight, bool heedsHands)
    {
        var guess = bodyHeight * BumperRadius / BodySize.TypicalHeight;
        var first = PlateChain.Find(times, views, candidates, new PlateWorth(hands, guess, exact: false, heedsHands));
        var radius = PlateSize.Dominant([.. first.OfType<PlateCircle>().Select(p => (double)p.RadiusY)]);
        if (double.IsNaN(radius)) return first;
        return PlateChain.Find(times, views, candidates, new PlateWorth(hands, radius, exact: true, heedsHands));
    }

    // Nothing else beside an athlete is round, seen nearly always, and goes up or down by as much.
    private static bool MovesLikeABar(PlateCircle?[] plates)
    {
        var seen = plates.OfType<PlateCircle>().ToArray();
        if (seen.Length < SureCoverage * plates.Length) return false;
        var rows = Array.ConvertAll(seen, plate => (double)plate.Y);
        var travel = OrderStatistics.Quantile(rows, 0.95) - OrderStatistics.Quantile(rows, 0.05);
        return travel > LeastTravel * PlateSize.Dominant(Array.ConvertAll(seen, plate => (double)plate.RadiusY));
    }

    private static (double[] X, double[] Y) OnGrid(BodyTrack body, PlateCircle?[] plates, double noise)
    {
        var time = body.Time;
        var window = HampelFilter.WindowFor(time.SampleRate);
        var x = HampelFilter.Reject(Array.ConvertAll(plates, p => p?.X ?? double.NaN), window, HampelFilter.DefaultLimit, noise);
        var y = HampelFilter.Reject(Array.ConvertAll(plates, p => p?.Y ?? double.NaN), window, HampelFilter.DefaultLimit, noise);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) x[i] = y[i] = double.NaN;
        }

        return (Fill(x), Fill(y));

        double[] Fill(double[] perFrame)
        {
            // Each view by itself: a gap at a cut has another scene on its other side.
            var grid = time.ToGrid(perFrame);
            int[] borders = [0, .. body.Cuts, grid.Length];
            for (var k = 1; k < borders.Length; k++)
            {
                var view = grid.AsSpan(borders[k - 1]..borders[k]);
                GapFiller.Fill(view.ToArray(), time.SampleRate, LongestGap).CopyTo(view);
            }

            foreach (var cut in body.Cuts) grid[cut] = double.NaN;
            return grid;
        }
    }

    // The number of the view that each frame shows.
    private static int[] Views(BodyTrack body)
    {
        var time = body.Time;
        var starts = Array.ConvertAll(body.Cuts, cut => time.Grid[cut] - (time.Interval / 2));
        return Array.ConvertAll(time.FrameTimes, seconds => starts.Count(start => seconds >= start));
    }

    private static BarTrack FollowHands(TimeBase time, HandPath hands)
    {
        var coverage = Share(hands.Y, double.IsFinite);
        if (coverage >= LeastWristCoverage) return new BarTrack(time, BarSource.Wrist, hands.X, hands.Y, coverage, PlateSize.Unknown);
        var nothing = new double[time.Grid.Length];
        Array.Fill(nothing, double.NaN);
        return new BarTrack(time, BarSource.None, nothing, nothing, 0, PlateSize.Unknown);
    }

    private static double Share<T>(T[] items, Predicate<T> holds) =>
        items.Length == 0 ? 0 : items.Count(item => holds(item)) / (double)items.Length;
}
