namespace Aikynetix.TestKit.Scoring;

/// <summary>How far a joint angle is off, degrees.</summary>
/// <param name="Count">Angles compared.</param>
/// <param name="Median">Median of the absolute error; null without any.</param>
/// <param name="Ninety">90th percentile of the absolute error; null without any.</param>
public sealed record AngleError(int Count, double? Median, double? Ninety);
