using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>How fast the runner goes over the ground (biomechanics reference E.4): as told, or from belt or way in the picture.</summary>
internal static class RunSpeed
{
    /// <summary>A told speed that differs from the picture's by more than this share, or a scale or a slope, is wrong.</summary>
    public const double LargestDifference = 0.05;

    // A told speed that differs by more than this share is doubted: no scale is so far off.
    private const double Contradictory = 0.25;
    private const double KilometersAnHour = 3.6;

    // Speeds of runners, m/s.
    private const double Slowest = 0.5;
    private const double Fastest = 12;

    /// <summary>Speed and its error, m/s; none where neither was told nor seen.</summary>
    public static Reading Of(RunScene run, RunErrors errors)
    {
        if (Told(run) is { } told) return new Reading(told, 0, RunErrors.ToldSpeed * told);
        var seen = InPicture(run);
        return double.IsFinite(seen) ? new Reading(seen, 0, errors.Speed * seen) : Reading.None;
    }

    /// <summary>The told speed, m/s, where a runner can have it; null else.</summary>
    public static double? Told(RunScene run) => run.Context.Speed is >= Slowest and <= Fastest ? run.Context.Speed : null;

    /// <summary>Why a told speed cannot be trusted; null where it can.</summary>
    public static string? Contradiction(RunScene run)
    {
        var (told, seen) = (Told(run), InPicture(run));
        if (told is null || !(Math.Abs(seen - told.Value) > Contradictory * told.Value)) return null;
        var unit = Math.Abs((told.Value / seen / KilometersAnHour) - 1) < Contradictory ? " It may have been stated in km/h." : "";
        return FormattableString.Invariant($"The stated speed of {told:0.0} m/s contradicts the picture, which shows about {seen:0.0} m/s.{unit}");
    }

    /// <summary>Speed by the picture alone, m/s; NaN when the camera pans or the scale is not known.</summary>
    public static double InPicture(RunScene run) => !run.Scene.Scale.IsMetric
        ? double.NaN
        : run.Scene.Scale.Body * (run.Ground switch
        {
            RunningGround.Treadmill => -run.GroundSpeed,
            RunningGround.Overground => run.RunnerSpeed,
            _ => double.NaN,
        });
}
