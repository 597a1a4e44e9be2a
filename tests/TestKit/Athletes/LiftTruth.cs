namespace Aikynetix.TestKit.Athletes;

/// <summary>When the events of a scripted lift happen, seconds on the clock of the script; NaN for what it does not contain.</summary>
public sealed record LiftTruth
{
    /// <summary>The bar passes 5 mm above its rest.</summary>
    public double Start { get; init; } = double.NaN;

    /// <summary>First maximum of the knee angle.</summary>
    public double FirstPullEnd { get; init; } = double.NaN;

    /// <summary>Minimum of the knee angle between the pulls.</summary>
    public double Transition { get; init; } = double.NaN;

    /// <summary>Greatest speed and second maximum of the knee angle.</summary>
    public double SecondPullEnd { get; init; } = double.NaN;

    /// <summary>Greatest height.</summary>
    public double TurnoverEnd { get; init; } = double.NaN;

    /// <summary>The bar falls no faster than 0.1 m/s any more.</summary>
    public double CatchEnd { get; init; } = double.NaN;

    /// <summary>Knees and hips straight beyond 165° and the bar slower than 0.05 m/s.</summary>
    public double RecoveryEnd { get; init; } = double.NaN;

    /// <summary>The bar sinks faster than 0.05 m/s before the drive.</summary>
    public double DipStart { get; init; } = double.NaN;

    /// <summary>Lowest point of the dip.</summary>
    public double DipBottom { get; init; } = double.NaN;

    /// <summary>Greatest speed of the drive.</summary>
    public double DriveEnd { get; init; } = double.NaN;

    /// <summary>Arms straight, bar above the head, slower than 0.15 m/s.</summary>
    public double JerkCatch { get; init; } = double.NaN;

    /// <summary>Greatest height of the pull above the rest, metres.</summary>
    public double MaxHeight { get; init; } = double.NaN;

    /// <summary>Greatest speed of the pull, m/s.</summary>
    public double MaxSpeed { get; init; } = double.NaN;
}
