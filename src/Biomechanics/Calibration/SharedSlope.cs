namespace Aikynetix.Biomechanics.Calibration;

/// <summary>Least-squares lines through several groups of places that share one slope, each group at a height of its own.</summary>
internal sealed class SharedSlope
{
    private readonly List<(double X, double Y)> _group = [];
    private double _square;
    private double _product;
    private double _rest;
    private int _groups;
    private double _sumX;
    private double _sumY;
    private double _longest;

    /// <summary>Places taken in.</summary>
    public int Count { get; private set; }

    /// <summary>Mean place along, over all groups.</summary>
    public double MeanX => Closed()._sumX / Count;

    /// <summary>Mean height, over all groups.</summary>
    public double MeanY => Closed()._sumY / Count;

    /// <summary>Longest way along within one group.</summary>
    public double Longest => Closed()._longest;

    /// <summary>Begins a group.</summary>
    public void Begin() => Closed();

    /// <summary>Takes in a place of the current group; one that is no number does not count.</summary>
    public void Add(double x, double y)
    {
        if (double.IsFinite(x + y)) _group.Add((x, y));
        if (double.IsFinite(x + y)) Count++;
    }

    /// <summary>The slope and its standard deviation; NaN when all places of each group are one.</summary>
    /// <param name="error">Standard deviation of one height that is believed at least, whatever the fit says.</param>
    public (double Slope, double Error) Fit(double error)
    {
        Closed();
        if (!(_square > 0)) return (double.NaN, double.NaN);
        var slope = _product / _square;
        var freedom = Count - _groups - 1;
        var spread = freedom > 0 ? Math.Sqrt(Math.Max(0, _rest - (slope * _product)) / freedom) : error;
        return (slope, Math.Max(error, spread) / Math.Sqrt(_square));
    }

    private SharedSlope Closed()
    {
        if (_group.Count == 0) return this;
        _groups++;
        double meanX = 0, meanY = 0, least = double.MaxValue, greatest = double.MinValue;
        foreach (var (x, y) in _group)
        {
            (meanX, meanY) = (meanX + x, meanY + y);
            (least, greatest) = (Math.Min(least, x), Math.Max(greatest, x));
        }

        (_sumX, _sumY, _longest) = (_sumX + meanX, _sumY + meanY, Math.Max(_longest, greatest - least));
        (meanX, meanY) = (meanX / _group.Count, meanY / _group.Count);
        foreach (var (x, y) in _group)
        {
            _square += (x - meanX) * (x - meanX);
            _product += (x - meanX) * (y - meanY);
            _rest += (y - meanY) * (y - meanY);
        }

        _group.Clear();
        return this;
    }
}
