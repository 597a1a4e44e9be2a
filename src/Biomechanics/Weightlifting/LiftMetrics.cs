using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The numbers of one lift under the names that the API gives them, each with its verdict (biomechanics reference D.5, D.6, D.8).
/// </summary>
internal static class LiftMetrics
{
    private const string NoElbow = "Straight elbows cannot be told from the front, so this is when the bar stopped falling overhead.";

    private static readonly (double, double) AnyTime = (0, double.MaxValue);

    /// <summary>Computes all metrics of one lift.</summary>
    public static MetricTable Of(LiftScene scene, LiftMarks marks, LiftSeries series, LiftContext lift)
    {
        var reading = new LiftReading(scene, marks, series, lift);
        BarMetrics.Add(reading);
        AddTimes(reading);
        PathMetrics.Add(reading);
        PhaseMetrics.Add(reading);
        PostureMetrics.Add(reading);
        OutcomeMetrics.Add(reading);
        if (lift.Exercise == LiftExercise.CleanAndJerk)
        {
            foreach (var (key, mark, fromElbow) in MarkNames.Jerk(marks))
                reading.Add(key, scene.Seconds(mark.Place), AnyTime, mark.Missing, fromElbow && reading.SideMissing is not null ? NoElbow : fromElbow || key == "jerk_recovery" ? marks.JerkUnseen : null);
            JerkMetrics.Add(reading);
        }

        AddConditions(reading);
        return reading.Table;
    }

    private static void AddTimes(LiftReading reading)
    {
        var marks = reading.Marks;
        foreach (var (key, mark, fromKnee) in MarkNames.Lift(marks))
            reading.Add(key, reading.Scene.Seconds(mark.Place), AnyTime, mark.Missing, fromKnee ? reading.SideDoubt : null);
        AddSpan(reading, "total_time", marks.Start, marks.RecoveryEnd);
        AddSpan(reading, "clean_time", marks.Start, marks.CatchEnd);
        AddSpan(reading, "time_to_peak_speed", marks.Start, marks.PeakSpeed);
    }

    private static void AddSpan(LiftReading reading, string key, Mark from, Mark to) =>
        reading.Add(key, reading.Seconds(from, to), AnyTime, from.Missing ?? to.Missing);

    private static void AddConditions(LiftReading reading)
    {
        reading.AddExact("barbell_weight", reading.Lift.BarbellMass, (0, 1000));
        reading.Add("scale", reading.Scene.Scale.Bar, (0, 1), reading.BarMissing);
        reading.Table.AddMarkersValidity(reading.Validity);
    }
}
