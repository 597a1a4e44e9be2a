using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>An analysis that is open for reading: its series in parts, everything else at once. Dispose it when the series are read.</summary>
public sealed record OpenAnalysis : IAsyncDisposable
{
    private readonly Stream? _blob;

    internal OpenAnalysis(Stream? blob) => _blob = blob;

    /// <summary>
    /// Everything but the series: of these it has the keys, and the timestamps whole. Its segments are read from the disk as they are gone
    /// through: once, and not while a series is read.
    /// </summary>
    public required MotionAnalysis Head { get; init; }

    /// <summary>As <see cref="MotionAnalysis.Angles"/>.</summary>
    public required IReadOnlyDictionary<string, Series> Angles { get; init; }

    /// <summary>As <see cref="MotionAnalysis.ReportMetrics"/>.</summary>
    public required IReadOnlyDictionary<string, Series> ReportMetrics { get; init; }

    /// <summary>As <see cref="MotionAnalysis.Keypoints"/>.</summary>
    public required IReadOnlyDictionary<string, Series> Keypoints { get; init; }

    /// <summary>Metric key to one value per segment, NaN where it could not be measured; the keys of its activity are there without a segment, too.</summary>
    public required IReadOnlyDictionary<string, double[]> SegmentMetrics { get; init; }

    /// <summary>An analysis that is in memory already.</summary>
    public static OpenAnalysis Of(MotionAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return new OpenAnalysis(blob: null)
        {
            Head = analysis,
            SegmentMetrics = MetricsOf(analysis),
            Angles = Each(analysis.Angles, Series.Of),
            ReportMetrics = Each(analysis.ReportMetrics, Series.Of),
            Keypoints = Each(analysis.Keypoints, Series.Of),
        };
    }

    /// <summary>Reads all series.</summary>
    /// <exception cref="InvalidDataException">The blob is not what was stored.</exception>
    public async Task<MotionAnalysis> ToAnalysisAsync(CancellationToken cancellationToken) => Head with
    {
        Angles = await WholeAsync(Angles, cancellationToken),
        ReportMetrics = await WholeAsync(ReportMetrics, cancellationToken),
        Keypoints = await WholeAsync(Keypoints, cancellationToken),
        Segments = [.. Head.Segments],
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _blob?.DisposeAsync() ?? default;

    /// <summary>As <see cref="SegmentMetrics"/>, of an analysis whose segments are in memory.</summary>
    internal static Dictionary<string, double[]> MetricsOf(MotionAnalysis analysis) =>
        SegmentKeys.Of(analysis.Activity).Concat(analysis.Segments.SelectMany(segment => segment.Metrics.Keys)).Distinct().ToDictionary(
            key => key, key => analysis.Segments.Select(segment => segment.Metrics.GetValueOrDefault(key, double.NaN)).ToArray());

    internal static Dictionary<string, Series> Each(IReadOnlyDictionary<string, double[]> group, Func<double[], Series> open) =>
        group.ToDictionary(one => one.Key, one => open(one.Value));

    private static async Task<IReadOnlyDictionary<string, double[]>> WholeAsync(IReadOnlyDictionary<string, Series> group, CancellationToken cancellationToken)
    {
        var whole = new Dictionary<string, double[]>(group.Count);
        foreach (var (key, series) in group) whole[key] = await series.ToArrayAsync(cancellationToken);
        return whole;
    }
}
