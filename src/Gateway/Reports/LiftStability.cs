namespace Aikynetix.Gateway.Reports;

/// <summary>How the bar travelled.</summary>
/// <param name="TotalTime">From lift-off to the end of the recovery, s.</param>
/// <param name="BarHeight">Above its rest, m.</param>
/// <param name="BarTrajectory">Its path seen from the side, m.</param>
internal sealed record LiftStability(double TotalTime, BarHeight BarHeight, BarTrajectory BarTrajectory);
