namespace Aikynetix.Gateway.Reports;

/// <summary>The moments and phases of a lift as the documented API names them, and when an athlete usually reaches them.</summary>
internal static class LiftMoments
{
    private const string LiftOff = "start_of_lifting";
    private const string Dip = "jerk_dip_start";
    private const string WithJerk = "clean_and_jerk";

    private static readonly string[] OfLift = [LiftOff, "first_pull_end", "transition", "second_pull_end", "turnover_end", "catch_end", "recovery_end"];
    private static readonly string[] OfJerk = [Dip, "jerk_dip_bottom", "jerk_drive_end", "jerk_catch", "jerk_recovery"];
    private static readonly string[] SpansOfLift = ["setup", "first_pull", "transition", "second_pull", "turnover", "catch", "recovery"];
    private static readonly string[] SpansOfJerk = ["jerk_dip", "jerk_drive", "jerk_catch", "jerk_recovery"];

    /// <summary>The phases of an exercise.</summary>
    public static IEnumerable<string> Spans(string exercise) => exercise == WithJerk ? [.. SpansOfLift, .. SpansOfJerk] : SpansOfLift;

    /// <summary>The moments of the main lift.</summary>
    public static IReadOnlyDictionary<string, PhaseReport> Of(ReportSource source)
    {
        string[] names = source.Session.Draft.Exercise == WithJerk ? [.. OfLift, .. OfJerk] : OfLift;
        return names.ToDictionary(name => name, name =>
        {
            var time = source.Metric(name);
            return new PhaseReport(double.IsNaN(time) ? null : source.Picture(name), time * 1000, Usual(source, name) * 1000);
        });
    }

    // Clips begin whenever the camera was started, so only the times between moments can be averaged.
    private static double Usual(ReportSource source, string name)
    {
        var from = OfJerk.Contains(name) ? Dip : LiftOff;
        double[] spans =
        [
            .. source.Others.Select(other => After(other.Result!.Summary)).Append(After(source.Analysis.Metrics)).Where(double.IsFinite),
        ];
        return spans.Length == 0 ? double.NaN : source.Metric(from) + spans.Average();

        double After(IReadOnlyDictionary<string, double> metrics) =>
            metrics.GetValueOrDefault(name, double.NaN) - metrics.GetValueOrDefault(from, double.NaN);
    }
}
