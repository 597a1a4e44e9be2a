namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Finds the frames in which a pose model took the left limb for the right: the sequence of "kept" and "swapped" frames on which
/// all points of the limb move at the steadiest velocity, found by a second-order Viterbi search.
/// </summary>
public static class SwapRepair
{
    /// <summary>Share of the body height beyond which a wrong prediction costs no more.</summary>
    private const double RobustShare = 0.15;

    /// <summary>Share of the body height that a change of state costs, per point.</summary>
    private const double ChangeShare = 0.05;

    /// <summary>What a swapped frame costs, as a share of a change: of two readings of a clip the one with fewer swaps is right.</summary>
    private const double PriorShare = 0.1;

    /// <summary>A swapped stretch must cost less than this share of leaving it alone: where limbs cross, both fit equally well.</summary>
    private const double ClearlyBetter = 0.9;

    /// <summary>Finds the frames to swap.</summary>
    /// <param name="pairs">The points of one limb group, which swap together; all of one length.</param>
    /// <param name="bodyHeight">Height of the athlete in the unit of the points; not above 0 or NaN means that nothing is swapped.</param>
    /// <returns>One entry per frame; true where left and right are to be exchanged.</returns>
    public static bool[] Find(IReadOnlyList<LimbPair> pairs, double bodyHeight)
    {
        var frames = pairs.Count == 0 ? 0 : pairs[0].Left.X.Length;
        var swapped = new bool[frames];
        if (frames < 3 || !(bodyHeight > 0)) return swapped;
        var costs = new Costs(WildFrames.Bridge(pairs, ChangeShare * bodyHeight), bodyHeight);
        Search(costs, swapped);
        KeepWhereUnsure(costs, swapped);
        return swapped;
    }

    // Nodes are (state of the frame before, state of this frame) since a constant-velocity prediction needs two frames.
    private static void Search(Costs costs, bool[] swapped)
    {
        var frames = swapped.Length;
        var from = new byte[frames, 4];
        Span<double> best = [0, costs.Change, 1.5 * costs.Change, 0.5 * costs.Change];
        Span<double> next = stackalloc double[4];
        Span<double> moves = stackalloc double[Costs.Moves];
        for (var t = 2; t < frames; t++)
        {
            costs.Move(t, moves);
            for (var node = 0; node < 4; node++)
            {
                var (before, now) = (node >> 1, node & 1);
                var kept = best[before] + costs.Step(moves, 0, before, now);
                var changed = best[2 + before] + costs.Step(moves, 1, before, now);
                from[t, node] = (byte)(changed < kept ? 2 + before : before);
                next[node] = Math.Min(kept, changed);
            }

            next.CopyTo(best);
        }

        var at = 0;
        for (var node = 1; node < 4; node++)
        {
            if (best[node] < best[at]) at = node;
        }

        for (var t = frames - 1; t >= 1; t--)
        {
            swapped[t] = (at & 1) == 1;
            swapped[t - 1] = at >> 1 == 1;
            if (t >= 2) at = from[t, at];
        }
    }

    private static void KeepWhereUnsure(Costs costs, bool[] swapped)
    {
        Span<double> moves = stackalloc double[Costs.Moves];
        for (var start = 0; start < swapped.Length; start++)
        {
            if (!swapped[start]) continue;
            var end = start;
            while (end < swapped.Length && swapped[end]) end++;
            double asFound = 0, asKept = 0;
            for (var t = Math.Max(2, start); t < Math.Min(swapped.Length, end + 2); t++)
            {
                costs.Move(t, moves);
                asFound += costs.Step(moves, State(swapped[t - 2]), State(swapped[t - 1]), State(swapped[t]));
                asKept += costs.Step(moves, StateOutside(t - 2), StateOutside(t - 1), StateOutside(t));
            }

            if (asFound > ClearlyBetter * asKept) Array.Clear(swapped, start, end - start);
            start = end;

            int StateOutside(int t) => t >= start && t < end ? 0 : State(swapped[t]);
        }
    }

    private static int State(bool swapped) => swapped ? 1 : 0;

    /// <summary>What it costs to believe in three consecutive states.</summary>
    private sealed class Costs(LimbPair[] pairs, double bodyHeight)
    {
        private readonly double _worst = Math.Pow(RobustShare * bodyHeight, 2);

        /// <summary>Price of one change between kept and swapped.</summary>
        public double Change { get; } = Math.Pow(ChangeShare * bodyHeight, 2) * pairs.Length;

        /// <summary>Number of ways in which a limb can have moved through three frames; the other limb moved the opposite way.</summary>
        public const int Moves = 4;

        /// <summary>What each way of moving to a frame costs, all points together; NaN when nothing tells.</summary>
        public void Move(int t, Span<double> moves)
        {
            moves.Fill(double.NaN);
            foreach (var (left, right) in pairs)
            {
                if (!Present(left, t) || !Present(right, t)) continue;
                for (var move = 0; move < Moves; move++)
                {
                    var (twoBefore, before) = (move >> 1 == 0 ? left : right, (move & 1) == 0 ? left : right);
                    var (twoBeforeOther, beforeOther) = (move >> 1 == 0 ? right : left, (move & 1) == 0 ? right : left);
                    var miss = Miss(twoBefore, before, left, t) + Miss(twoBeforeOther, beforeOther, right, t);
                    moves[move] = double.IsNaN(moves[move]) ? miss : moves[move] + miss;
                }
            }
        }

        /// <summary>What it costs to believe in three states, 0 kept and 1 swapped, of which the last is that of the frame of the moves.</summary>
        public double Step(ReadOnlySpan<double> moves, int twoBefore, int before, int now)
        {
            // Two readings in which everything is exchanged differ in nothing but names.
            var cost = moves[((twoBefore ^ now) << 1) | (before ^ now)];
            if (double.IsNaN(cost)) return now == 0 ? 0 : double.PositiveInfinity;
            return cost + (now == before ? 0 : Change) + (now * PriorShare * Change);
        }

        private double Miss(in LimbPath twoBefore, in LimbPath before, in LimbPath now, int t)
        {
            var dx = now.X[t] - (2 * before.X[t - 1]) + twoBefore.X[t - 2];
            var dy = now.Y[t] - (2 * before.Y[t - 1]) + twoBefore.Y[t - 2];
            return now.Weight[t] * Math.Min(Square(dx) + Square(dy), _worst);
        }

        private static double Square(double value) => value * value;

        // A pair with one side missing says nothing: else a wild sample would be "explained" by a swap with nothing. Where no pair
        // says anything the chain is cut, and what lies behind the cut is believed as the model gave it.
        private static bool Present(in LimbPath path, int t) => double.IsFinite(path.X[t] + path.X[t - 1] + path.X[t - 2]);
    }
}
