namespace Aikynetix.Biomechanics.Running;

/// <summary>How fast the runner goes over the ground (biomechanics reference E.4): as told, or from belt or way in the picture.</summary>
internal static class RunSpeed
{
    /// <summary>A told speed that differs from the picture's by more than this share, or a scale or a slope, is wrong.</summary>
    public const double LargestDifference = 0.05;

    /// <summary>Speed and its error, m/s; none where neither was told nor seen.</summary>
    public static Reading Of(RunScene run, RunErrors errors)
    {
        if (run.Context.Speed is > 0 and < 15) return new Reading(run.Context.Speed.Value, 0, RunErrors.ToldSpeed * run.Context.Speed.Value);
        var seen = InPicture(run);
        return double.IsFinite(seen) ? new Reading(seen, 0, errors.Speed * seen) : Reading.None;
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
