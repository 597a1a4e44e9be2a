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

    private const int FewestStill = 5;

    /// <summary>Share of samples dropped, half at each end.</summary>
    private const double Trim = 0.2;

    /// <summary>No plate.</summary>
    public static PlateSize Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Trimmed means over the frames in which the bar is still, or over all when it never is.</summary>
    /// <param name="times">Seconds per frame.</param>
    /// <param name="plates">The tracked plate per frame, null where it was not seen.</param>
    public static PlateSize Of(double[] times, PlateCircle?[] plates)
    {
        var all = plates.OfType<PlateCircle>().ToList();
        if (all.Count == 0) return Unknown;
        var still = Still(times, plates);
        var chosen = still.Count >= FewestStill ? still : all;
        var vertical = TrimmedMean([.. chosen.Select(p => (double)p.RadiusY)]);
        // The flattening is the mean of each frame's own: both axes of one fit share its errors.
        var flattening = TrimmedMean([.. chosen.Select(p => (double)p.RadiusX / p.RadiusY)]);
        return new PlateSize(vertical, double.RadiansToDegrees(Math.Acos(Math.Clamp(flattening, 0, 1))));
    }

    private static List<PlateCircle> Still(double[] times, PlateCircle?[] plates)
    {
        var still = new List<PlateCircle>();
        var from = 0;
        for (var i = 0; i < plates.Length; i++)
        {
            if (plates[i] is not { } now) continue;
            while (from < i && (plates[from] is null || times[i] - times[from] > StillSpan)) from++;
            if (from == i || plates[from] is not { } before) continue;
            var moved = Math.Sqrt(Square(now.X - before.X) + Square(now.Y - before.Y)) / now.RadiusY;
            if (times[i] - times[from] > StillSpan / 2 && moved < StillSpeed * (times[i] - times[from])) still.Add(now);
        }

        return still;
    }

    private static double Square(double value) => value * value;

    private static double TrimmedMean(double[] samples)
    {
        Array.Sort(samples);
        var dropped = (int)(samples.Length * Trim / 2);
        return samples.AsSpan(dropped, samples.Length - (2 * dropped)).ToArray().Average();
    }
}
