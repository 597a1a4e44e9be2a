namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Carries series from one set of times to another by local 4-point Lagrange interpolation within unbroken runs: exact on cubics,
/// also for uneven spacing, and never further outside a run than time stamps are rounded.
/// </summary>
internal sealed class Resampler
{
    /// <summary>Share of a typical interval by which a target may lie outside a run and still count as its end.</summary>
    private const double EdgeShare = 0.1;

    private readonly double[] _source;
    private readonly double[] _target;
    private readonly int[] _interval;
    private readonly double[] _weights;
    private readonly bool[] _isInner;
    private readonly double _longestStep;
    private readonly double _edge;

    /// <summary>Prepares the way from <paramref name="source"/> to <paramref name="target"/> times.</summary>
    /// <param name="source">Rising times, seconds.</param>
    /// <param name="target">Times in any order, seconds.</param>
    /// <param name="interval">Typical source interval, seconds.</param>
    /// <param name="longestStep">Longest source interval that is interpolated across, seconds.</param>
    public Resampler(double[] source, double[] target, double interval, double longestStep)
    {
        (_source, _target, _longestStep, _edge) = (source, target, longestStep, interval > 0 ? EdgeShare * interval : 0);
        _interval = new int[target.Length];
        for (var i = 0; i < target.Length; i++)
        {
            var place = Array.BinarySearch(source, target[i]);
            _interval[i] = Math.Clamp(place < 0 ? ~place - 1 : place, 0, Math.Max(0, source.Length - 2));
        }

        (_weights, _isInner) = (new double[4 * target.Length], new bool[target.Length]);
        for (var i = 0; i < target.Length; i++) Prepare(i);
    }

    /// <summary>The series at the target times; NaN where the source has no run.</summary>
    public double[] Apply(ReadOnlySpan<double> samples)
    {
        if (samples.Length != _source.Length)
            throw new ArgumentException($"The series has {samples.Length} samples, its time base {_source.Length}.", nameof(samples));
        var result = new double[_target.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var inner = _isInner[i] ? Inner(samples, i) : double.NaN;
            result[i] = double.IsFinite(inner) ? inner : IsHole(samples, _interval[i]) ? double.NaN : At(samples, _target[i], _interval[i]);
        }

        return result;
    }

    // Weights depend on times alone, and nearly all targets lie between two measured samples on either side.
    private void Prepare(int target)
    {
        var (k, time) = (_interval[target], _target[target]);
        if (k < 1 || k + 2 >= _source.Length || time < _source[k] - _edge || time > _source[k + 1] + _edge) return;
        for (var i = k - 1; i < k + 2; i++)
        {
            if (!(_source[i + 1] - _source[i] <= _longestStep)) return;
        }

        _isInner[target] = true;
        for (var i = 0; i < 4; i++) _weights[(4 * target) + i] = Weight(time, k - 1, k - 1 + i);
    }

    private double Inner(ReadOnlySpan<double> samples, int target)
    {
        var near = samples.Slice(_interval[target] - 1, 4);
        var weights = _weights.AsSpan(4 * target, 4);
        return (weights[0] * near[0]) + (weights[1] * near[1]) + (weights[2] * near[2]) + (weights[3] * near[3]);
    }

    private static bool IsHole(ReadOnlySpan<double> samples, int k) => !Measured(samples, k) && !Measured(samples, k + 1);

    private double At(ReadOnlySpan<double> samples, double time, int k)
    {
        if (!Joined(samples, k))
        {
            var atLeft = Measured(samples, k) && Math.Abs(time - _source[k]) <= _edge;
            if (!atLeft && !(Measured(samples, k + 1) && Math.Abs(time - _source[k + 1]) <= _edge)) return double.NaN;
            var (inner, lone) = atLeft ? (k - 1, k) : (k + 1, k + 1);
            if (!Joined(samples, inner)) return samples[lone];
            k = inner;
        }
        else if (time < _source[k] - _edge || time > _source[k + 1] + _edge)
        {
            return double.NaN;
        }

        var left = Joined(samples, k - 1);
        var right = Joined(samples, k + 1);
        if (left && right) return Lagrange(samples, time, k - 1);
        if (right && Joined(samples, k + 2)) return Lagrange(samples, time, k);
        if (left && Joined(samples, k - 2)) return Lagrange(samples, time, k - 2);
        var share = (time - _source[k]) / (_source[k + 1] - _source[k]);
        return samples[k] + (share * (samples[k + 1] - samples[k]));
    }

    private static bool Measured(ReadOnlySpan<double> samples, int k) => k >= 0 && k < samples.Length && double.IsFinite(samples[k]);

    private bool Joined(ReadOnlySpan<double> samples, int k) =>
        Measured(samples, k) && Measured(samples, k + 1) && _source[k + 1] - _source[k] <= _longestStep;

    private double Lagrange(ReadOnlySpan<double> samples, double time, int first)
    {
        double sum = 0;
        for (var i = first; i < first + 4; i++) sum += Weight(time, first, i) * samples[i];
        return sum;
    }

    private double Weight(double time, int first, int sample)
    {
        var weight = 1.0;
        for (var j = first; j < first + 4; j++)
        {
            if (j != sample) weight *= (time - _source[j]) / (_source[sample] - _source[j]);
        }

        return weight;
    }
}
