namespace Aikynetix.Biomechanics.Signals;

/// <summary>Walks through the unbroken stretches of measured samples in a series in which NaN means "not measured".</summary>
internal ref struct SampleRuns(ReadOnlySpan<double> samples)
{
    private readonly ReadOnlySpan<double> _samples = samples;

    /// <summary>First sample of the current run.</summary>
    public int Start { get; private set; }

    /// <summary>One past the last sample of the current run.</summary>
    public int End { get; private set; }

    /// <summary>Number of samples in the current run.</summary>
    public readonly int Length => End - Start;

    /// <summary>Goes to the next run; false when there is none.</summary>
    public bool MoveNext()
    {
        var start = End;
        while (start < _samples.Length && !double.IsFinite(_samples[start])) start++;
        var end = start;
        while (end < _samples.Length && double.IsFinite(_samples[end])) end++;
        (Start, End) = (start, end);
        return end > start;
    }
}
