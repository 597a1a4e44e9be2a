namespace Aikynetix.Gateway.Reports;

/// <summary>Height of the bar above its rest, m.</summary>
/// <param name="Max">Greatest; null where none was measured.</param>
/// <param name="Values">One value per frame.</param>
internal sealed record BarHeight(double Max, double[] Values);
