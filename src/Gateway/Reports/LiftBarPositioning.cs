namespace Aikynetix.Gateway.Reports;

/// <summary>Where the bar and the shoulders are; one value per frame, null where it was not measured.</summary>
/// <param name="BarHeight">Height of the bar above its rest, mm.</param>
/// <param name="BarbellTrajectory">Forward distance of the bar from the vertical of lift-off, mm; towards the athlete negative.</param>
/// <param name="VerticalShoulderHeight">Height of the middle of the shoulders above the floor, mm.</param>
internal sealed record LiftBarPositioning(double[] BarHeight, double[] BarbellTrajectory, double[] VerticalShoulderHeight);
