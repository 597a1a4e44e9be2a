using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Running;

/// <summary>What meters of running power show: a cost per kilogram and metre times speed (biomechanics reference E.9). It is no measured force.</summary>
internal static class RunPower
{
    /// <summary>Cost on the level of a typical trained runner, J/(kg·m).</summary>
    public const double TrainedCost = 1.04;

    // Share of the climb that costs extra.
    private const double Climbing = 0.6;

    /// <summary>Cost on a slope, J/(kg·m).</summary>
    /// <param name="incline">Degrees, uphill positive.</param>
    public static double Cost(double incline) =>
        TrainedCost + (GravityScale.Gravity * Math.Sin(double.DegreesToRadians(incline)) * Climbing);

    /// <summary>Power in watts.</summary>
    /// <param name="cost">J/(kg·m).</param>
    /// <param name="mass">Body mass, kilograms.</param>
    /// <param name="speed">m/s.</param>
    public static double Watts(double cost, double mass, double speed) => cost * mass * speed;
}
