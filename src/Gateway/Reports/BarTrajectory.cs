using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Reports;

/// <summary>Path of the bar seen from the side, m, one value per frame.</summary>
/// <param name="XAxis">Forward from the vertical of lift-off; towards the athlete negative.</param>
/// <param name="YAxis">Height above its rest.</param>
internal sealed record BarTrajectory([property: JsonPropertyName("xAxis")] double[] XAxis, [property: JsonPropertyName("yAxis")] double[] YAxis);
