using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// Finds repetitions in the height of the hips (biomechanics reference G): they sink by more than 0.15 of body height and come back by
/// most of it. A squat that is not seen from standing to standing is none.
/// </summary>
internal sealed class SquatCycles
{
    private const double LeastDrop = 0.15;

    // A bounce at the bottom does not come this far up again; a hurried repetition does.
    private const double ReturnShare = 0.8;
    private const double EdgeShare = 0.05;

    // Seconds: hips that were hidden for longer are not bridged; standing is looked for this long beside a repetition.
    private const double LongestGap = 0.5;
    private const double Beside = 0.5;

    // Noise makes the highest sample too high; most of the time beside a repetition is spent standing.
    private const double StandingShare = 0.7;

    private const double TallShare = 0.95;

    // An athlete who at an end of the clip is lower than on the other side of the repetition by more than this share of it, and in these
    // last seconds moves faster than this share of the speed of the whole way, is still under way.
    private const double CutShare = 0.03;
    private const double LastSeconds = 0.1;
    private const double MovingShare = 0.25;

    private readonly List<SquatCycle> _found = [];
    private readonly double[] _hip;
    private readonly double _least;
    private readonly double _rate;

    private SquatCycles(double[] hip, double bodyHeight, double sampleRate)
    {
        (_hip, _least, _rate) = (GapFiller.Fill(hip, sampleRate, LongestGap), LeastDrop * bodyHeight, sampleRate);
    }

    /// <summary>The heights with short gaps bridged.</summary>
    public double[] Hip => _hip;

    /// <summary>The repetitions in order of time.</summary>
    public IReadOnlyList<SquatCycle> Found => _found;

    /// <summary>Whether the clip, or the view of the hips, begins in a squat.</summary>
    public bool BeginsLow { get; private set; }

    /// <summary>Whether the clip, or the view of the hips, ends in a squat.</summary>
    public bool EndsLow { get; private set; }

    /// <summary>Finds all repetitions.</summary>
    /// <param name="hip">Height of the hips, one per sample; NaN where hidden.</param>
    /// <param name="bodyHeight">Body height in the same unit.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static SquatCycles Find(double[] hip, double bodyHeight, double sampleRate)
    {
        var cycles = new SquatCycles(hip, bodyHeight, sampleRate);
        if (!(sampleRate > 0) || !(bodyHeight > 0)) return cycles;
        var runs = new SampleRuns(cycles._hip);
        while (runs.MoveNext()) cycles.Walk(runs.Start, runs.End);
        var tall = OrderStatistics.Quantile(cycles._hip, TallShare);
        cycles.BeginsLow |= tall - OrderStatistics.Median(cycles._hip.Take((int)Math.Ceiling(Beside * sampleRate / 2))) > cycles._least;
        cycles.TellNeighbours();
        return cycles;
    }

    private void TellNeighbours()
    {
        for (var i = 0; i < _found.Count; i++)
        {
            _found[i] = _found[i] with
            {
                Before = i > 0 ? _found[i - 1].End : 0,
                After = i + 1 < _found.Count ? _found[i + 1].Start : _hip.Length - 1,
            };
        }
    }

    private void Walk(int start, int end)
    {
        var (top, bottom, previous) = (start, -1, start);
        for (var i = start; i < end; i++)
        {
            var here = _hip[i];
            if (bottom >= 0)
            {
                if (here < _hip[bottom]) bottom = i;
                else if (here - _hip[bottom] >= ReturnShare * (_hip[top] - _hip[bottom]))
                {
                    var last = LastHigh(i, end);
                    if (Cycle(previous, bottom, last, (start, end - 1)) is { } cycle) _found.Add(cycle);
                    (top, previous, bottom) = (i, bottom, -1);
                }
            }
            else if (here >= _hip[top]) top = i;
            else if (_hip[top] - here > _least) bottom = i;
        }

        EndsLow |= bottom >= 0;
    }

    // How far the hips may still rise before the next descent or within a moment.
    private int LastHigh(int from, int end)
    {
        var (last, top) = (from, from);
        for (var i = from; i < Math.Min(end, from + Math.Max(2, (int)(2 * Beside * _rate))); i++)
        {
            if (_hip[i] > _hip[top]) top = i;
            if (_hip[top] - _hip[i] > _least) break;
            last = i;
        }

        return last;
    }

    // Looks from the lowest sample outwards for the edges, then again from levels that jitter moves less: the lowest of many jittering
    // samples is too low, and by more the longer the athlete stays down.
    private SquatCycle? Cycle(int first, int bottom, int last, (int First, int Last) view)
    {
        var (before, after) = (Standing(first, bottom, -1), Standing(bottom, last, 1));
        var deep = _hip[bottom] + (EdgeShare * (before - _hip[bottom]));
        var stay = Outward(bottom, last, deep) - Outward(bottom, first, deep);
        var (place, low) = Lowest(bottom, stay);
        if (!(before > low) || !(after > low)) return null;

        deep = low + (EdgeShare * (before - low));
        var cycle = new SquatCycle(
            Outward(bottom, first, before - (EdgeShare * (before - low))),
            Outward(bottom, first, deep),
            place,
            Outward(bottom, last, deep),
            Outward(bottom, last, after - (EdgeShare * (after - low))),
            before - low);
        if (!(cycle.Start < cycle.DescentEnd) || !(cycle.AscentStart < cycle.End)) return null;
        var cut = CutShare * (Math.Max(before, after) - low);
        var beginsLow = first == view.First && after - before > cut && IsMoving(first, 1, (before - low) / (cycle.DescentEnd - cycle.Start));
        var endsLow = last == view.Last && before - after > cut && IsMoving(last, -1, (after - low) / (cycle.End - cycle.AscentStart));
        (BeginsLow, EndsLow) = (BeginsLow || beginsLow, EndsLow || endsLow);
        if (beginsLow || endsLow) return null;
        return cycle with { Bottom = Math.Clamp(place, cycle.DescentEnd, cycle.AscentStart) };
    }

    // Whether the hips sink from a place onward, or have risen up to it.
    private bool IsMoving(int from, int step, double speed)
    {
        var span = Math.Max(1, (int)(LastSeconds * _rate));
        return from + (step * span) is var to && to >= 0 && to < _hip.Length && _hip[from] - _hip[to] > MovingShare * speed * span;
    }

    // The lowest mean over half of the stay at the bottom, and where it is.
    private (double Place, double Height) Lowest(int bottom, double stay)
    {
        var half = Math.Max(1, (int)(stay / 4));
        var reach = half * 2;
        var means = new double[(2 * reach) + 1];
        for (var i = 0; i < means.Length; i++)
        {
            var middle = bottom - reach + i;
            var (from, to) = (Math.Max(0, middle - half), Math.Min(_hip.Length - 1, middle + half));
            means[i] = to - from < 2 * half ? double.MaxValue : Mean(from, to);
        }

        var lowest = Array.IndexOf(means, means.Min());
        if (!(means[lowest] < double.MaxValue)) return (bottom, _hip[bottom]);
        var isInside = lowest > 0 && lowest < means.Length - 1 && means[lowest - 1] < double.MaxValue && means[lowest + 1] < double.MaxValue;
        var (place, height) = isInside ? SubFrame.Extremum(means, lowest) : (lowest, means[lowest]);
        return (bottom - reach + place, height - Excess(means, lowest, half));
    }

    // By how much the mean of a parabola over ±half lies above its lowest point: a third of its rise over that step. The smaller of the
    // rises to either side counts, since a long stay is flat and then no parabola.
    private static double Excess(double[] means, int lowest, int half)
    {
        if (lowest < half || lowest + half >= means.Length) return 0;
        return Math.Max(0, Math.Min(means[lowest - half], means[lowest + half]) - means[lowest]) / 3;
    }

    // Infinite where a sample is missing, so that such a mean is never the lowest.
    private double Mean(int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i <= to; i++) sum += _hip[i];
        return double.IsNaN(sum) ? double.MaxValue : sum / (to - from + 1);
    }

    private double Standing(int first, int last, int direction)
    {
        var (bottom, far) = direction < 0 ? (last, first) : (first, last);
        var edge = (int)Outward(bottom, far, Highest(first, last) - (EdgeShare * (Highest(first, last) - _hip[bottom])));
        var width = (int)Math.Ceiling(Beside * _rate);
        var (a, b) = direction < 0 ? (Math.Max(first, edge - width), edge) : (edge, Math.Min(last, edge + width));
        return OrderStatistics.Quantile(_hip.Skip(a).Take(b - a + 1), StandingShare);
    }

    private double Highest(int first, int last)
    {
        var highest = _hip[first];
        for (var i = first; i <= last; i++) highest = Math.Max(highest, _hip[i]);
        return highest;
    }

    // Where the hips first reach a level on the way from the lowest point; the end of the way when they never do.
    private double Outward(int bottom, int to, double level)
    {
        var step = Math.Sign(to - bottom);
        for (var i = bottom; i != to; i += step)
        {
            if (_hip[i] <= level && _hip[i + step] > level) return i + (step * (level - _hip[i]) / (_hip[i + step] - _hip[i]));
        }

        return to;
    }
}
