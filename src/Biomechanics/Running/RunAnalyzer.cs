using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Running;

/// <summary>Turns the raw record of one clip into everything that is reported about a run; a clip without one gives its angles and says so.</summary>
public static class RunAnalyzer
{
    private const int FewestSamples = 10;
    private const string Mixed =
        "The two legs were mixed up in the picture too often to trust any step: film from the side in good light, from further away, with nothing before the legs.";
    private const string Broken =
        "The feet could not be followed from step to step, so there are no numbers of a run: film from the side, sharply, at true speed and with both feet in the picture.";

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var run = RunScene.Read(capture, context);
        var body = new RunBody(run);
        var found = RunStep.Of(run.Contacts, run.Interval);
        var nothing = Nothing(run, found);
        var readings = new StepReadings(run, body);
        var steps = nothing is null ? [.. found.Select(step => (Step: step, Readings: readings.Of(step)))]
            : Array.Empty<(RunStep Step, Dictionary<string, Reading> Readings)>();
        var verdicts = new RunVerdicts(run, body, readings.Speed);
        var table = RunSummary.Of(run, verdicts, steps, nothing);
        var report = run.Scene.Report("Running", "Running");
        return report with
        {
            ReportMetrics = RunSeries.Of(run, body, nothing is null),
            Metrics = table.Values,
            Segments = [.. steps.Select((step, i) => Segment(run, verdicts, step.Step, step.Readings, i + 1))],
            Quality = report.Quality with { SlowMotion = run.SlowMotion, Metrics = table.Verdicts, Warnings = RunWarnings.Of(run, body, steps.Length, nothing) },
        };
    }

    private static string? Nothing(RunScene run, IReadOnlyList<RunStep> steps)
    {
        if (run.Scene.Time.Grid.Length < FewestSamples) return "The clip is too short to show a run.";
        if (run.Scene.Body.View == CameraView.Front) return "The run was filmed from the front or from behind, which cannot show steps; film from the side.";
        if (MixedLegs.Are(run, steps)) return Mixed;
        if (steps.Count == 0 || !(run.RelativeSpeed > 0)) return "No running was found in the clip: the feet do not swing past the body and stand on the ground in turn.";
        if (MixedLegs.AreBroken(run, steps)) return Broken;
        var duty = OrderStatistics.Median(steps.Select(step => step.ContactSamples / step.StrideSamples));
        return duty >= RunStep.WalkingShare ? "This is walking, not running: one foot is always on the ground, so there are no numbers of a run." : null;
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
