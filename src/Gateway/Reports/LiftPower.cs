namespace Aikynetix.Gateway.Reports;

/// <summary>What drove the bar.</summary>
/// <param name="GroundReactionForce">Under both feet, N.</param>
/// <param name="Power">Delivered to the bar, W.</param>
internal sealed record LiftPower(ValueRange GroundReactionForce, ValueRange Power);
