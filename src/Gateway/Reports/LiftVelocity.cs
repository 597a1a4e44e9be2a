namespace Aikynetix.Gateway.Reports;

/// <summary>How fast the bar was.</summary>
/// <param name="BarVelocity">Upward speed, m/s.</param>
internal sealed record LiftVelocity(ValueRange BarVelocity);
