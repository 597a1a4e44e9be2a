namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Speed of a quantity while it is still being measured: the least-squares line through its last samples, which may be unevenly
/// spaced. It belongs to the middle of the samples, so it lags by half of their span and takes little off a peak.
/// </summary>
/// <param name="span">Seconds of samples that are used, at least three samples however long they take.</param>
internal sealed class RecentSlope(double span)
{
    private const int Fewest = 3;
    private const int Most = 32;

    private readonly double[] _times = new double[Most];
    private readonly double[] _values = new double[Most];
    private int _next;
    private int _count;

    /// <summary>Takes a sample and gives the slope, units per second; NaN while there are fewer than three samples.</summary>
    public double Next(double seconds, double value)
    {
        (_times[_next], _values[_next]) = (seconds, value);
        _next = (_next + 1) % Most;
        _count = Math.Min(_count + 1, Most);
        var used = 0;
        double time = 0, level = 0;
        for (; used < _count; used++)
        {
            var i = At(used);
            if (used >= Fewest && seconds - _times[i] > span) break;
            time += _times[i] - seconds;
            level += _values[i];
        }

        if (used < Fewest) return double.NaN;
        (time, level) = (time / used, level / used);
        double product = 0, square = 0;
        for (var k = 0; k < used; k++)
        {
            var offset = _times[At(k)] - seconds - time;
            product += offset * (_values[At(k)] - level);
            square += offset * offset;
        }

        return product / square;
    }

    /// <summary>Forgets all samples.</summary>
    public void Restart() => _count = 0;

    private int At(int back) => (_next - 1 - back + Most) % Most;
}
