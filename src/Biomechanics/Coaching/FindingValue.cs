namespace Aikynetix.Biomechanics.Coaching;

/// <summary>One number behind a finding.</summary>
/// <param name="Metric">Metric key.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Low">Lower end of the 90 % interval; NaN when unknown.</param>
/// <param name="High">Upper end of the 90 % interval; NaN when unknown.</param>
/// <param name="Unit">SI unit, <c>deg</c>, <c>%</c>, <c>share</c> (1 = 100 %) or <c>1</c>.</param>
public sealed record FindingValue(string Metric, double Value, double Low, double High, string Unit);
