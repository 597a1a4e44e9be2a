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

    /// <summary>Metres by which a sound detection may be off.</summary>
    private const double Slack = 0.06 * BarTracker.BumperRadius;

    /// <summary>Seconds without a candidate after which a chain is over.</summary>
    private const double LongestLeap = 0.5;

    /// <summary>What a new chain costs, in seconds of a perfect plate in the hands: shorter flukes do not pay.</summary>
    private const double NewChain = 0.3;

    private const double SkippedFrame = 0.1;
    private const double UnsteadyPath = 0.6;
    private const double UnsteadySize = 0.5;

    /// <summary>Relative change of radius between frames that is ordinary.</summary>
    private const double SizeJitter = 0.05;

    private readonly double[] _times;
    private readonly int[] _views;
    private readonly IReadOnlyList<PlateCircle[]> _plates;
    private readonly PlateWorth _worth;
    private readonly Node[][] _nodes;

    private PlateChain(double[] times, int[] views, IReadOnlyList<PlateCircle[]> plates, PlateWorth worth)
    {
        (_times, _views, _plates, _worth) = (times, views, plates, worth);
        _nodes = new Node[plates.Count][];
    }

    /// <summary>Finds the best chain.</summary>
    /// <param name="times">Seconds per frame.</param>
    /// <param name="views">Number of the view that each frame belongs to: no chain goes on from one to the next.</param>
    /// <param name="plates">Candidates per frame.</param>
    /// <param name="worth">Judges how much each candidate speaks for being the bar.</param>
    /// <returns>The chosen candidate per frame, null for none.</returns>
    public static PlateCircle?[] Find(double[] times, int[] views, IReadOnlyList<PlateCircle[]> plates, PlateWorth worth) =>
        new PlateChain(times, views, plates, worth).Run();

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
            if (elapsed > LongestLeap || _views[from] != _views[frame]) break;
            if (!(elapsed > 0)) continue;
            var skipped = SkippedFrame * (frame - from - 1);
            for (var i = 0; i < _nodes[from].Length; i++)
            {
                // The bound that costs nothing first: a way is never worth more than where it comes from, less the frames it leaves out.
                if (_nodes[from][i].Total - skipped <= node.Total) continue;
                var before = _plates[from][i];
                var scale = BarTracker.BumperRadius / Math.Max(before.RadiusY, plate.RadiusY);
                var moved = Length(plate.X - before.X, plate.Y - before.Y) * scale;
                if (moved > (FastestBar * elapsed) + (2 * Slack)) continue;
                var cost = Cost(before, _nodes[from][i], plate, elapsed, scale) + skipped;
                // Again before judging the hands, the costly part.
                if (_nodes[from][i].Total - cost <= node.Total) continue;
                var total = _nodes[from][i].Total - cost - _worth.Idleness(from, frame, moved, scale);
                if (total <= node.Total) continue;
                node = new Node(total, (plate.X - before.X) / elapsed, (plate.Y - before.Y) / elapsed, new Place(from, i));
            }
        }

        return node with { Total = node.Total + _worth.Of(frame, plate) };
    }

    private static double Cost(PlateCircle from, Node node, PlateCircle to, double elapsed, double scale)
    {
        var miss = Length(to.X - from.X - (node.VelocityX * elapsed), to.Y - from.Y - (node.VelocityY * elapsed)) * scale;
        var usual = Slack + (0.5 * StrongestAcceleration * elapsed * elapsed);
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
