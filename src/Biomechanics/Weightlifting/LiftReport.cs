namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The series of a clip as they leave the house: one value per frame, nothing that is physically impossible.</summary>
internal static class LiftReport
{
    // Nothing beyond these leaves the house (D.9): a bar dropped from overhead, a bar that bounces.
    private const double FastestFall = -6.5;
    private const double SharpestTurn = 40;

    // Lifters drop under the bar at 1.5 m/s and take off at less than 3.
    private const double FastestHips = 3.5;

    // Seconds over which a low-pass of 6 Hz spreads a step.
    private const double StepReach = 0.08;

    /// <summary>Report series by key.</summary>
    /// <param name="scene">The clip.</param>
    /// <param name="shown">The lift from whose rest the bar is measured.</param>
    /// <param name="all">All lifts, for force and power.</param>
    /// <param name="lift">What the user said.</param>
    public static Dictionary<string, double[]> Series(LiftScene scene, LiftSeries shown, IReadOnlyList<LiftSeries> all, LiftContext lift)
    {
        var weight = BarKinetics.Weight(lift);
        // Without a scale the series would be numbers without a unit.
        double[] Frames(double[] values) =>
            scene.Scale.IsMetric ? scene.Time.ToFrames(values) : Array.ConvertAll(scene.Time.FrameTimes, _ => double.NaN);
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["bar"] = Frames(Array.ConvertAll(scene.Motion.Height, height => height - shown.Rest)),
            ["vbar"] = Smooth(scene, Frames(scene.Motion.Speed), FastestFall, BarEfforts.ImpossibleSpeed),
            ["abar"] = Smooth(scene, Frames(scene.Motion.Acceleration), -SharpestTurn, SharpestTurn),
            ["barx"] = Frames(Array.ConvertAll(scene.Motion.Forward, place => place - shown.Line)),
            ["hipy"] = Frames(scene.Hips.Height),
            ["vhipy"] = Smooth(scene, Frames(scene.Hips.Speed), -FastestHips, FastestHips),
            ["ahipy"] = Smooth(scene, Frames(scene.Hips.Acceleration), -SharpestTurn, SharpestTurn),
            ["grf"] = Array.ConvertAll(
                Believable(Frames(Together(one => one.GroundReaction)), -BarKinetics.ReactionNoise * weight, BarKinetics.LargestReaction * weight),
                force => Math.Max(force, 0)),
            ["power"] = Believable(Frames(Together(one => one.Power)), -PhaseMetrics.GreatestPower, PhaseMetrics.GreatestPower),
        };

        // The lift that is shown comes first where lifts overlap.
        double[] Together(Func<LiftSeries, Stretch> part)
        {
            var whole = new double[scene.Time.Grid.Length];
            Array.Fill(whole, double.NaN);
            part(shown).Complete(whole);
            foreach (var one in all) part(one).Complete(whole);
            return whole;
        }
    }

    // Judged where it leaves the house: the way back to the frames of an uneven clip swings beyond the samples that it passes through.
    private static double[] Believable(double[] values, double low, double high) =>
        Array.ConvertAll(values, value => value >= low && value <= high ? value : double.NaN);

    // An impossible speed is a step of what was followed, and the low-pass has drawn that out: what is beside it is as false.
    private static double[] Smooth(LiftScene scene, double[] values, double low, double high)
    {
        var reach = double.IsFinite(scene.Time.SampleRate) ? (int)Math.Ceiling(StepReach * scene.Time.SampleRate) : 0;
        var believable = Believable(values, low, high);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] < low || values[i] > high) believable.AsSpan(Math.Max(0, i - reach)..Math.Min(values.Length, i + reach + 1)).Fill(double.NaN);
        }

        return believable;
    }
}
