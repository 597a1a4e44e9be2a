namespace Aikynetix.Gateway.Health;

/// <summary>The process lives.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
internal sealed record HealthBody(string Status);
