namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The series of a clip as they leave the house: one value per frame, nothing that is physically impossible.</summary>
internal static class LiftReport
{
    // Nothing beyond these leaves the house (D.9): a bar dropped from overhead, a bar that bounces.
    private const double FastestFall = -6.5;
    private const double SharpestTurn = 40;

    // Lifters drop under the bar at 1.5 m/s and take off at less than 3.
    private const double FastestHips = 3.5;

    /// <summary>Report series by key.</summary>
    public static Dictionary<string, double[]> Series(LiftScene scene, LiftSeries series)
    {
        // Without a scale the series would be numbers without a unit.
        double[] Frames(double[] values) =>
            scene.Scale.IsMetric ? scene.Time.ToFrames(values) : Array.ConvertAll(scene.Time.FrameTimes, _ => double.NaN);
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["bar"] = Frames(series.Bar),
            ["vbar"] = Believable(Frames(scene.Motion.Speed), FastestFall, BarEfforts.ImpossibleSpeed),
            ["abar"] = Believable(Frames(scene.Motion.Acceleration), -SharpestTurn, SharpestTurn),
            ["barx"] = Frames(series.BarForward),
            ["hipy"] = Frames(series.Hip),
            ["vhipy"] = Believable(Frames(series.HipSpeed), -FastestHips, FastestHips),
            ["ahipy"] = Believable(Frames(series.HipAcceleration), -SharpestTurn, SharpestTurn),
            ["grf"] = Array.ConvertAll(Frames(series.GroundReaction), force => Math.Max(force, 0)),
            ["power"] = Believable(Frames(series.Power), -PhaseMetrics.GreatestPower, PhaseMetrics.GreatestPower),
        };
    }

    // Judged where it leaves the house: the way back to the frames of an uneven clip swings beyond the samples that it passes through.
    private static double[] Believable(double[] values, double low, double high) =>
        Array.ConvertAll(values, value => value >= low && value <= high ? value : double.NaN);
}
