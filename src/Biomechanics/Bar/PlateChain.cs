using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>
/// Picks at most one plate candidate per frame so that the whole makes the likeliest bar: a dynamic programme (Viterbi) over all
/// candidates, in which a frame may also be skipped and the chain may break off and begin anew elsewhere, at a price.
/// </summary>
internal sealed class PlateChain
{
    /// <summary>Metres per second that no bar exceeds.</summary>
    private const double FastestBar = 4;

    /// <summary>Metres per second squared that a bar reaches in pull, catch and drop.</summary>
    private const double StrongestAcceleration = 30;

    /// <summary>Plate radii by which a sound detection may be off.</summary>
    private const double Jitter = 0.06;

    /// <summary>Seconds without a candidate after which a chain is over.</summary>
    private const double LongestSkip = 0.5;

    /// <summary>What a new chain costs, in seconds of a perfect plate in the hands: shorter flukes do not pay.</summary>
    private const double NewChain = 0.3;

    private const double SkippedFrame = 0.1;
    private const double UnsteadyPath = 0.6;
    private const double UnsteadySize = 0.5;

    /// <summary>Relative change of radius between frames that is ordinary.</summary>
    private const double SizeJitter = 0.05;

    private readonly double[] _times;
    private readonly IReadOnlyList<PlateCircle[]> _plates;
    private readonly Func<int, PlateCircle, double> _worth;
    private readonly Node[][] _nodes;

    private PlateChain(double[] times, IReadOnlyList<PlateCircle[]> plates, Func<int, PlateCircle, double> worth)
    {
        (_times, _plates, _worth) = (times, plates, worth);
        _nodes = new Node[plates.Count][];
    }

    /// <summary>Finds the best chain.</summary>
    /// <param name="times">Seconds per frame.</param>
    /// <param name="plates">Candidates per frame.</param>
    /// <param name="worth">How much a candidate of a frame speaks for being the bar: about 0.7 for a clear one, negative for a doubtful one.</param>
    /// <returns>The chosen candidate per frame, null for none.</returns>
    public static PlateCircle?[] Find(double[] times, IReadOnlyList<PlateCircle[]> plates, Func<int, PlateCircle, double> worth) =>
        new PlateChain(times, plates, worth).Run();

    private PlateCircle?[] Run()
    {
        var entry = NewChain * FramesPerSecond();
        var best = Place.None;
        var bestTotal = 0.0;
        for (var frame = 0; frame < _nodes.Length; frame++)
        {
            _nodes[frame] = new Node[_plates[frame].Length];
            for (var i = 0; i < _nodes[frame].Length; i++) _nodes[frame][i] = Reach(frame, i, best, bestTotal - entry);
            for (var i = 0; i < _nodes[frame].Length; i++)
            {
                if (_nodes[frame][i].Total > bestTotal) (best, bestTotal) = (new Place(frame, i), _nodes[frame][i].Total);
            }
        }

        return Unwind(best);
    }

    private double FramesPerSecond()
    {
        var span = _times.Length > 1 ? _times[^1] - _times[0] : 0;
        return span > 0 ? (_times.Length - 1) / span : 1;
    }

    /// <summary>The best way to a candidate: from the best chain so far by a new start, or on from one of the last half second.</summary>
    private Node Reach(int frame, int index, Place restart, double restartTotal)
    {
        var plate = _plates[frame][index];
        var node = new Node(restartTotal, 0, 0, restart);
        for (var from = frame - 1; from >= 0; from--)
        {
            var elapsed = _times[frame] - _times[from];
            if (elapsed > LongestSkip) break;
            if (!(elapsed > 0)) continue;
            for (var i = 0; i < _nodes[from].Length; i++)
            {
                var cost = Cost(_plates[from][i], _nodes[from][i], plate, elapsed) + (SkippedFrame * (frame - from - 1));
                var total = _nodes[from][i].Total - cost;
                if (total <= node.Total) continue;
                var before = _plates[from][i];
                node = new Node(total, (plate.X - before.X) / elapsed, (plate.Y - before.Y) / elapsed, new Place(from, i));
            }
        }

        return node with { Total = node.Total + _worth(frame, plate) };
    }

    private static double Cost(PlateCircle from, Node node, PlateCircle to, double elapsed)
    {
        var scale = BarTracker.BumperRadius / Math.Max(from.RadiusY, to.RadiusY);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var slack = Jitter * BarTracker.BumperRadius;
        if (Length(dx, dy) * scale > (FastestBar * elapsed) + (2 * slack)) return double.PositiveInfinity;
        var miss = Length(dx - (node.VelocityX * elapsed), dy - (node.VelocityY * elapsed)) * scale;
        var usual = slack + (0.5 * StrongestAcceleration * elapsed * elapsed);
        var growth = Math.Log(to.RadiusY / from.RadiusY) / SizeJitter;
        return (UnsteadyPath * Saturating(miss / usual)) + (UnsteadySize * Saturating(growth));
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));

    /// <summary>Quadratic near zero, never above 1: one wild frame must not outweigh a whole lift.</summary>
    private static double Saturating(double deviation) => 1 - Math.Exp(-0.5 * deviation * deviation);

    private PlateCircle?[] Unwind(Place place)
    {
        var chosen = new PlateCircle?[_plates.Count];
        while (place != Place.None)
        {
            chosen[place.Frame] = _plates[place.Frame][place.Index];
            place = _nodes[place.Frame][place.Index].Before;
        }

        return chosen;
    }

    private readonly record struct Place(int Frame, int Index)
    {
        public static Place None => new(-1, -1);
    }

    private readonly record struct Node(double Total, double VelocityX, double VelocityY, Place Before);
}
