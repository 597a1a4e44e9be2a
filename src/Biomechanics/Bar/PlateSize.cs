using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>How large the tracked plate is in the picture, and how far the camera stands askew.</summary>
/// <param name="Radius">Vertical half axis, pixels; NaN when unknown.</param>
/// <param name="Yaw">Degrees between the camera's axis and the bar, 0–90; NaN when unknown.</param>
internal readonly record struct PlateSize(double Radius, double Yaw)
{
    /// <summary>Plate radii per second (a bumper's radius is 0.225 m) below which the bar counts as still: 5 cm/s.</summary>
    private const double StillSpeed = 0.05 / BarTracker.BumperRadius;

    /// <summary>Seconds over which stillness is judged: detection noise of a pixel must not look like movement.</summary>
    private const double StillSpan = 0.2;

    /// <summary>Share of frames, the stillest, that is used even where the bar never stops: one moment must not set the scale.</summary>
    private const double FewestStill = 0.25;

    /// <summary>Ratio of largest to smallest radius that one plate shows in the course of a lift.</summary>
    private const double SameSize = 1.15;

    /// <summary>Share of samples dropped, half at each end.</summary>
    private const double Trim = 0.2;

    /// <summary>No plate.</summary>
    public static PlateSize Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Trimmed means over the frames in which the bar is still, and over the stillest quarter at least.</summary>
    /// <param name="times">Seconds per frame.</param>
    /// <param name="plates">The tracked plate per frame, null where it was not seen.</param>
    public static PlateSize Of(double[] times, PlateCircle?[] plates)
    {
        var speeds = Speeds(times, plates);
        var limit = Math.Max(StillSpeed, OrderStatistics.Quantile(speeds, FewestStill));
        var chosen = plates.Where((p, i) => p is not null && speeds[i] <= limit).OfType<PlateCircle>().ToList();
        if (chosen.Count == 0) chosen = [.. plates.OfType<PlateCircle>()];
        if (chosen.Count == 0) return Unknown;
        var vertical = TrimmedMean([.. chosen.Select(p => (double)p.RadiusY)]);
        // The flattening is the mean of each frame's own: both axes of one fit share its errors.
        var flattening = TrimmedMean([.. chosen.Select(p => (double)p.RadiusX / p.RadiusY)]);
        return new PlateSize(vertical, double.RadiansToDegrees(Math.Acos(Math.Clamp(flattening, 0, 1))));
    }

    /// <summary>Radii per second over the last fifth of a second; NaN where too little of it was seen.</summary>
    private static double[] Speeds(double[] times, PlateCircle?[] plates)
    {
        var speeds = new double[plates.Length];
        var from = 0;
        for (var i = 0; i < plates.Length; i++)
        {
            while (from < i && (plates[from] is null || times[i] - times[from] > StillSpan)) from++;
            var elapsed = times[i] - times[from];
            speeds[i] = plates[i] is { } now && plates[from] is { } before && elapsed > StillSpan / 2
                ? Math.Sqrt(Square(now.X - before.X) + Square(now.Y - before.Y)) / now.RadiusY / elapsed
                : double.NaN;
        }

        return speeds;
    }

    /// <summary>
    /// The radius about which most of the given ones lie; NaN for none. Not the median: where a chain changed between near and far
    /// plate, or the view was cut, the middle of both sizes is the size of neither.
    /// </summary>
    public static double Dominant(double[] radii)
    {
        Array.Sort(radii);
        var (best, most, from) = (double.NaN, 0, 0);
        for (var to = 0; to < radii.Length; to++)
        {
            while (radii[to] > radii[from] * SameSize) from++;
            if (to - from < most) continue;
            (best, most) = (radii[(from + to) / 2], to - from + 1);
        }

        return best;
    }

    private static double Square(double value) => value * value;

    private static double TrimmedMean(double[] samples)
    {
        Array.Sort(samples);
        var dropped = (int)(samples.Length * Trim / 2);
        return samples.AsSpan(dropped, samples.Length - (2 * dropped)).ToArray().Average();
    }
}
