namespace Aikynetix.Biomechanics.Signals;

/// <summary>The last values of a quantity, for order statistics while it is still being measured; allocates nothing after its making.</summary>
/// <param name="capacity">How many values are kept, 1 or more.</param>
internal sealed class RecentValues(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private readonly double[] _sorted = new double[capacity];
    private int _next;

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a value in place of the oldest; what is no number is left out.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) return;
        _values[_next] = value;
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>The value below which a share of the values lies; NaN when there are none.</summary>
    /// <param name="share">0–1; 0.5 for the median.</param>
    public double Quantile(double share)
    {
        if (Count == 0) return double.NaN;
        Array.Copy(_values, _sorted, Count);
        Array.Sort(_sorted, 0, Count);
        return _sorted[(int)Math.Round(share * (Count - 1))];
    }

    /// <summary>Forgets all values.</summary>
    public void Clear() => (_next, Count) = (0, 0);
}
