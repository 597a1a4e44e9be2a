namespace Aikynetix.Biomechanics.Coaching;

/// <summary>What a rule may look at: metrics whose verdict allows it, and facts about the athlete and the clip.</summary>
/// <param name="analysis">The analysis.</param>
/// <param name="athlete">What is known about the athlete.</param>
/// <param name="baselines">Metric key to what is usual for this athlete, if known.</param>
internal sealed class Evidence(MotionAnalysis analysis, Athlete athlete, IReadOnlyDictionary<string, double>? baselines)
{
    /// <summary>The fact that stands for what is usual for this athlete.</summary>
    public const string Baseline = "baseline";

    /// <summary>Names that are no metrics, with their units.</summary>
    public static readonly IReadOnlyDictionary<string, string> Facts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["body_height"] = "m",
        ["body_mass"] = "kg",
        ["frames_per_second"] = "fps",
    };

    private readonly HashSet<string> _ofSegment = new(RuleBook.For(analysis.Activity).Own(analysis).SelectMany(segment => segment.Metrics.Keys), StringComparer.Ordinal);

    /// <summary>The segments that are judged: those of the activity's own kind.</summary>
    public MovementSegment[] Own { get; } = RuleBook.For(analysis.Activity).Own(analysis);

    /// <summary>Whether the clip shows segments of other kinds only, so that its metrics are not those of the exercise.</summary>
    public bool IsOther => Own.Length == 0 && analysis.Segments.Count > 0;

    /// <summary>Whether a metric belongs to segments, so that one without it must not be judged by that of another.</summary>
    public bool IsOfSegment(string metric) => _ofSegment.Contains(metric);

    /// <summary>The number of a threshold; infinite, so that it never stops anything, where the rule has none.</summary>
    public double Threshold(Limit? limit, bool isUpper) =>
        limit?.For(analysis.Exercise, athlete.IsFemale) ?? (isUpper ? double.PositiveInfinity : double.NegativeInfinity);

    /// <summary>A metric or fact.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="metric">The metric whose baseline is meant.</param>
    /// <param name="segment">The segment, or null for the clip; what no segment has is that of the clip.</param>
    /// <param name="takesDoubt">Whether a doubtful metric counts.</param>
    public Reading Read(string name, string metric, MovementSegment? segment, bool takesDoubt) => name switch
    {
        "body_height" => Reading.Exact(athlete.Height),
        "body_mass" => Reading.Exact(athlete.Mass),
        "frames_per_second" => Reading.Exact(analysis.Quality.FramesPerSecond),
        Baseline => baselines is not null && baselines.TryGetValue(metric, out var usual) ? Reading.Exact(usual) : Reading.None,
        _ when segment is not null && IsOfSegment(name) => Read(segment.Metrics, segment.Quality, name, takesDoubt),
        _ => Read(analysis.Metrics, analysis.Quality.Metrics, name, takesDoubt),
    };

    /// <summary>A statistic over all segments.</summary>
    public Reading Over(string statistic, string metric, bool takesDoubt)
    {
        var all = Own.Select(segment => (segment.Side, Reading: Read(segment.Metrics, segment.Quality, metric, takesDoubt))).Where(one => one.Reading.IsKnown).ToArray();
        return statistic switch
        {
            "variation" => SegmentStatistics.Variation([.. all.Select(one => one.Reading)]),
            _ => SegmentStatistics.SideDifference(
                [.. all.Where(one => one.Side == "left").Select(one => one.Reading)], [.. all.Where(one => one.Side == "right").Select(one => one.Reading)]),
        };
    }

    private static Reading Read(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, MetricQuality> verdicts, string key, bool takesDoubt) =>
        values.TryGetValue(key, out var value) && double.IsFinite(value) && verdicts.TryGetValue(key, out var verdict) && (verdict.Ok || takesDoubt)
            ? new Reading(value, verdict.Low, verdict.High)
            : Reading.None;
}
