using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>Turns the raw record of one clip into everything that is reported about a run; a clip without one gives its angles and says so.</summary>
public static class RunAnalyzer
{
    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var (measured, undeclared) = SlowRun.Read(capture, context);
        var (run, steps) = (measured.Scene, measured.Steps);
        var verdicts = new RunVerdicts(measured);
        var table = RunSummary.Of(measured, verdicts);
        var report = run.Scene.Report("Running", "Running");
        return report with
        {
            ReportMetrics = RunSeries.Of(run, measured.Body, measured.Nothing is null),
            Metrics = table.Values,
            Segments = [.. steps.Select((step, i) => Segment(run, verdicts, step.Step, step.Readings, i + 1))],
            Quality = report.Quality with { SlowMotion = run.SlowMotion, Metrics = table.Verdicts, Warnings = RunWarnings.Of(measured, undeclared) },
        };
    }

    private static MovementSegment Segment(RunScene run, RunVerdicts verdicts, RunStep step, Dictionary<string, Reading> readings, int number)
    {
        var table = new MetricTable();
        foreach (var rule in RunRule.OfStep) verdicts.Add(table, rule, readings[rule.Key], single: true, step.Halved);
        foreach (var key in RunKeys.Events)
        {
            table.Add(key, readings[key].Value, readings[key].Interval, (0, double.MaxValue));
        }

        table.Add("incline", run.Context.Incline, (run.Context.Incline, run.Context.Incline), (-45, 45));
        var (landing, leaving) = (run.Scene.Seconds(step.Contact.Landing), run.Scene.Seconds(step.Contact.Leaving));
        var end = double.IsFinite(step.Next) ? Math.Max(run.Scene.Seconds(step.Next), leaving) : leaving;
        return new MovementSegment
        {
            Name = $"step_{number}",
            Side = step.Contact.Side == BodySide.Left ? "left" : "right",
            Start = landing,
            End = end,
            Metrics = table.Values,
            Quality = table.Verdicts,
            Phases = end > leaving ? [new("contact", landing, leaving), new("flight", leaving, end)] : [new("contact", landing, leaving)],
        };
    }
}
