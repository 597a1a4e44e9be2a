namespace Aikynetix.TestKit.Scoring;

/// <summary>How far a joint angle is off, degrees.</summary>
/// <param name="Asked">Angles that the truth tells.</param>
/// <param name="Count">Those of them that the model answered; only they have an error.</param>
/// <param name="Median">Median of the absolute error; null without any.</param>
/// <param name="Ninety">90th percentile of the absolute error; null without any.</param>
public sealed record AngleError(int Asked, int Count, double? Median, double? Ninety)
{
    /// <summary>Share of the asked angles that were answered, 0–1; null without any.</summary>
    public double? Answered => Asked == 0 ? null : Count / (double)Asked;
}
