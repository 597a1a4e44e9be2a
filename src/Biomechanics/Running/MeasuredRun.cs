using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Running;

/// <summary>One clip of a run with its steps and their numbers, or with the reason why there are none.</summary>
internal sealed class MeasuredRun
{
    private const int FewestSamples = 10;
    private const string Mixed =
        "The two legs were mixed up in the picture too often to trust any step: film from the side in good light, from further away, with nothing before the legs.";
    private const string Broken =
        "The feet could not be followed from step to step, so there are no numbers of a run: film from the side, sharply, at true speed and with both feet in the picture.";

    private MeasuredRun(RunScene scene)
    {
        (Scene, Body) = (scene, new RunBody(scene));
        var found = RunStep.Of(scene.Contacts, scene.Interval);
        Nothing = WhyNot(scene, found);
        var readings = new StepReadings(scene, Body);
        Speed = readings.Speed;
        Steps = Nothing is null ? [.. found.Select(step => (step, readings.Of(step)))] : [];
    }

    /// <summary>The clip.</summary>
    public RunScene Scene { get; }

    /// <summary>The centre of mass.</summary>
    public RunBody Body { get; }

    /// <summary>Speed over the ground, m/s.</summary>
    public Reading Speed { get; }

    /// <summary>The steps with their readings by metric key; empty when there is no run.</summary>
    public IReadOnlyList<(RunStep Step, Dictionary<string, Reading> Readings)> Steps { get; }

    /// <summary>Why nothing is reported; null for a run.</summary>
    public string? Nothing { get; }

    /// <summary>Reads a clip; never fails, whatever it holds.</summary>
    public static MeasuredRun Of(CaptureRecord capture, RunContext context) => new(RunScene.Read(capture, context));

    /// <summary>Median of a number over the steps; NaN without one.</summary>
    public double Middle(string key) => OrderStatistics.Median(Steps.Select(step => step.Readings[key].Value));

    private static string? WhyNot(RunScene run, IReadOnlyList<RunStep> steps)
    {
        if (run.Scene.Time.Grid.Length < FewestSamples) return "The clip is too short to show a run.";
        if (run.Scene.Body.View == CameraView.Front) return "The run was filmed from the front or from behind, which cannot show steps; film from the side.";
        if (MixedLegs.Are(run, steps)) return Mixed;
        if (steps.Count == 0 || !(run.RelativeSpeed > 0)) return "No running was found in the clip: the feet do not swing past the body and stand on the ground in turn.";
        if (MixedLegs.AreBroken(run, steps)) return Broken;
        var duty = OrderStatistics.Median(steps.Select(step => step.ContactSamples / step.StrideSamples));
        return duty >= RunStep.WalkingShare ? "This is walking, not running: one foot is always on the ground, so there are no numbers of a run." : null;
    }
}
