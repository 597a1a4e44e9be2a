using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Name of each lift, jump, step or repetition to the verdicts on its metrics; made as they are gone through, because there may be ten thousand.</summary>
internal sealed class SegmentVerdicts(IReadOnlyList<MovementSegment> segments) : IReadOnlyDictionary<string, IReadOnlyDictionary<string, MetricBody>>
{
    /// <inheritdoc/>
    public int Count => segments.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => segments.Select(segment => segment.Name);

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyDictionary<string, MetricBody>> Values => segments.Select(segment => QualityBody.Verdicts(segment.Quality));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, MetricBody> this[string key] => TryGetValue(key, out var verdicts) ? verdicts : throw new KeyNotFoundException(key);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, MetricBody> value)
    {
        value = segments.FirstOrDefault(segment => segment.Name == key) is { } found ? QualityBody.Verdicts(found.Quality) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyDictionary<string, MetricBody>>> GetEnumerator() => segments.Select(
        segment => KeyValuePair.Create<string, IReadOnlyDictionary<string, MetricBody>>(segment.Name, QualityBody.Verdicts(segment.Quality))).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
