namespace Aikynetix.Biomechanics;

/// <summary>Whether one metric may be trusted, and why not.</summary>
/// <param name="Ok">True when the metric is reported without reservation.</param>
/// <param name="Reason">One plain sentence when the metric is missing or doubtful, else null.</param>
/// <param name="Low">Lower end of the 90 % interval in the metric's unit; NaN when unknown.</param>
/// <param name="High">Upper end of the 90 % interval in the metric's unit; NaN when unknown.</param>
public sealed record MetricQuality(bool Ok, string? Reason, double Low = double.NaN, double High = double.NaN);
