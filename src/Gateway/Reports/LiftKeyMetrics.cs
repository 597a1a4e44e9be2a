namespace Aikynetix.Gateway.Reports;

/// <summary>What drives the bar; one value per frame, null where it was not measured.</summary>
/// <param name="PowerOutput">Power delivered to the bar, W.</param>
/// <param name="GroundReactionForce">Under both feet, N.</param>
/// <param name="BarbellVelocity">Upward speed of the bar, m/s.</param>
internal sealed record LiftKeyMetrics(double[] PowerOutput, double[] GroundReactionForce, double[] BarbellVelocity);
