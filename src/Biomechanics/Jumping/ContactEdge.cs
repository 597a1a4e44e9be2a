namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// Places the moments in which the toes leave and touch the floor between frames, by fitting what toes must do there to their measured
/// heights. A fixed threshold of 2 cm would be 20–35 ms late at take-off, 6–9 cm of jump height: while the ankles go on stretching the
/// toes leave without speed of their own and gather that of the body within some hundredths of a second.
/// </summary>
internal static class ContactEdge
{
    // Usual time in which the ankles stop stretching after take-off, and its spread, seconds; only noisy clips lean on it.
    private const double UsualRoll = 0.03;
    private const double RollSpread = 0.012;
    private const double LongestRoll = 0.10;

    // How far the feet may move against the body before landing, as a share of its speed.
    private const double ReachSpread = 0.15;

    private const double BeforeOff = 0.15;
    private const double AfterOff = 0.08;
    private const double BeforeOn = 0.06;
    private const double AfterOn = 0.08;
    private const double Search = 0.09;
    private const double Least = 0.0001;
    private const double Worst = 0.05;

    /// <summary>One moment.</summary>
    /// <param name="Place">Sample number with a fraction; NaN when the toes were not seen.</param>
    /// <param name="Error">Standard deviation, seconds.</param>
    internal readonly record struct Edge(double Place, double Error);

    /// <summary>Take-off near a rough place.</summary>
    /// <param name="signals">The toes.</param>
    /// <param name="path">The flight that follows.</param>
    /// <param name="rough">Sample number of the last frame on the floor, to a few hundredths of a second.</param>
    public static Edge TakeOff(JumpSignals signals, FlightPath path, double rough)
    {
        var toes = Window(signals, rough, BeforeOff, AfterOff);
        return Best(signals, rough, place => Minimum(roll => OffMiss(signals, path, toes, place, roll), 0, LongestRoll).Value, toes.Length);
    }

    /// <summary>Landing near a rough place.</summary>
    /// <param name="signals">The toes.</param>
    /// <param name="speed">Downward speed of the body there, pixels per second.</param>
    /// <param name="gravity">Pixels per second squared.</param>
    /// <param name="rough">Sample number of the first frame on the floor, to a few hundredths of a second.</param>
    public static Edge Landing(JumpSignals signals, double speed, double gravity, double rough)
    {
        var toes = Window(signals, rough, BeforeOn, AfterOn);
        return Best(signals, rough, place => OnMiss(signals, speed, gravity, toes, place), toes.Length);
    }

    private static (int Place, double Height)[] Window(JumpSignals signals, double rough, double before, double after)
    {
        var (back, ahead) = (Math.Max(before * signals.Rate, 2.5), Math.Max(after * signals.Rate, 2.5));
        var (first, last) = (Math.Max(0, (int)Math.Ceiling(rough - back)), Math.Min(signals.Length - 1, (int)(rough + ahead)));
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(signals.Toe[i])).Select(i => (i, signals.Toe[i]))];
    }

    // Sum of squared misses, in variances, of toes that stand, gather the speed of the body evenly, and fly; the floor is free.
    private static double OffMiss(JumpSignals signals, FlightPath path, (int Place, double Height)[] toes, double place, double roll)
    {
        var speed = path.Speed(place, signals.Interval);
        var (sum, squares) = (0.0, 0.0);
        foreach (var (i, height) in toes)
        {
            var t = (i - place) * signals.Interval;
            var model = t <= 0 ? 0
                : t < roll ? (speed / roll * t * t / 2) - (path.Gravity * t * t / 2)
                : (speed * (t - (roll / 2))) - (path.Gravity * t * t / 2);
            sum += height - model;
            squares += (height - model) * (height - model);
        }

        var usual = (roll - UsualRoll) / RollSpread;
        return ((squares - (sum * sum / toes.Length)) / (signals.ToeNoise * signals.ToeNoise)) + (usual * usual);
    }

    // As above for toes that come down as fast as the body, or somewhat slower or faster, and stand.
    private static double OnMiss(JumpSignals signals, double speed, double gravity, (int Place, double Height)[] toes, double place)
    {
        var variance = signals.ToeNoise * signals.ToeNoise;
        var weight = variance / Math.Pow(ReachSpread * speed, 2);
        double n = toes.Length, t1 = 0, t2 = 0, y = 0, ty = 0, yy = 0;
        foreach (var (i, height) in toes)
        {
            var t = Math.Max(0, (place - i) * signals.Interval);
            var rest = height - ((speed * t) - (gravity * t * t / 2));
            (t1, t2, y, ty, yy) = (t1 + t, t2 + (t * t), y + rest, ty + (t * rest), yy + (rest * rest));
        }

        // Ridge on the deviation of the speed: its most likely value, then what is left.
        var spread = t2 - (t1 * t1 / n) + weight;
        var share = ty - (t1 * y / n);
        return (yy - (y * y / n) - (share * share / spread)) / variance;
    }

    private static Edge Best(JumpSignals signals, double rough, Func<double, double> miss, int count)
    {
        if (count < 4) return new Edge(double.NaN, double.NaN);
        var reach = Math.Max(Search, 1.5 * signals.Interval) * signals.Rate;
        const int Coarse = 36;
        var best = Enumerable.Range(0, Coarse + 1).MinBy(i => miss(rough + (reach * ((2.0 * i / Coarse) - 1))));
        var middle = rough + (reach * ((2.0 * best / Coarse) - 1));
        var (place, least) = Minimum(miss, middle - (2 * reach / Coarse), middle + (2 * reach / Coarse));

        if (!double.IsFinite(least)) return new Edge(double.NaN, double.NaN);

        // The bend of the miss at its least tells the error; the step is wide enough to see past single samples.
        var step = Math.Max(0.002, 0.15 * signals.Interval) * signals.Rate;
        var bend = (miss(place + step) + miss(place - step) - (2 * least)) / (step * step * signals.Interval * signals.Interval);

        // Misses larger than the noise tell of toes that drift for some frames, as models' do, or stand otherwise than supposed.
        var misfit = Math.Max(1, least / Math.Max(1, count - 3));
        return new Edge(place, bend > 0 ? Math.Clamp(Math.Sqrt(2 * misfit / bend), Least, Worst) : Worst);
    }

    // Golden section.
    private static (double Place, double Value) Minimum(Func<double, double> of, double low, double high)
    {
        const double Ratio = 0.6180339887498949;
        var (a, b) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (atA, atB) = (of(a), of(b));
        for (var i = 0; i < 30; i++)
        {
            if (atA < atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Ratio * (high - low));
                atA = of(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Ratio * (high - low));
                atB = of(b);
            }
        }

        var place = (low + high) / 2;
        return (place, Math.Min(atA, atB));
    }
}
