using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Whether one metric may be trusted.</summary>
/// <param name="Ok">True when the metric is reported without reservation.</param>
/// <param name="Reason">Why it is missing or doubtful, one sentence; null when it is neither.</param>
/// <param name="Interval">Lower and upper end of the 90 % interval in the metric's unit; null when unknown.</param>
internal sealed record MetricBody(bool Ok, string? Reason, double[]? Interval)
{
    /// <summary>The verdict in the words of the API.</summary>
    public static MetricBody From(MetricQuality quality) => new(
        quality.Ok,
        quality.Reason,
        double.IsFinite(quality.Low) && double.IsFinite(quality.High) ? [quality.Low, quality.High] : null);
}
