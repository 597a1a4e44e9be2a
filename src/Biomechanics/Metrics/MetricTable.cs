namespace Aikynetix.Biomechanics.Metrics;

/// <summary>
/// Collects metrics with their verdicts and keeps the promise of the table: a value is a finite number inside its believable range, or
/// it is NaN and a sentence says why (plausibility gates, biomechanics reference D.9).
/// </summary>
internal sealed class MetricTable
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricQuality> _verdicts = new(StringComparer.Ordinal);

    /// <summary>Values by key; NaN where the verdict gives the reason.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Verdicts by key.</summary>
    public IReadOnlyDictionary<string, MetricQuality> Verdicts => _verdicts;

    /// <summary>Adds a metric.</summary>
    /// <param name="key">Key as the API names it.</param>
    /// <param name="value">Value in SI units; NaN when it could not be measured.</param>
    /// <param name="interval">90 % interval.</param>
    /// <param name="believable">Lowest and highest possible value.</param>
    /// <param name="missing">Why there is no value, when there is a known reason; the value is then dropped.</param>
    /// <param name="doubt">Why a value that there is must be taken with care.</param>
    public void Add(
        string key, double value, (double Low, double High) interval, (double Low, double High) believable, string? missing = null, string? doubt = null)
    {
        if (missing is not null || !double.IsFinite(value))
        {
            Drop(key, missing ?? "The points that it needs were not seen well enough.");
        }
        else if (value < believable.Low || value > believable.High)
        {
            Drop(key, "The measured value is physically impossible, so the tracking must be wrong here.");
        }
        else
        {
            _values[key] = value;
            _verdicts[key] = new MetricQuality(doubt is null, doubt, interval.Low, interval.High);
        }
    }

    private void Drop(string key, string reason)
    {
        _values[key] = double.NaN;
        _verdicts[key] = new MetricQuality(false, reason);
    }
}
