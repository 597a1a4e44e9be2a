using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>Judges the numbers of a run by how it was filmed: what cannot be known is dropped with a reason, what is weak is doubted.</summary>
internal sealed class RunVerdicts(MeasuredRun measured)
{
    /// <summary>Frames per second below which edges of contacts are not sharp enough for anything.</summary>
    public const double LeastRate = 45;

    /// <summary>Frames per second from which single contacts are sharp enough.</summary>
    public const double SharpRate = 90;

    // Angles and rises have no time in them.
    private static readonly string[] Timeless =
        ["vertical_oscillation", "contact_angle", "push_angle", "foot_strike_angle", "trunk_lean", "knee_flexion_midstance", "shank_angle_contact",
            "hip_extension_toe_off", "overstride", "rbalance", "duty_factor"];

    private static readonly (RunNeeds Need, RunNeeds Alone)[] Ends = [(RunNeeds.Next, RunNeeds.NextOwn), (RunNeeds.NextOwn, RunNeeds.Next)];

    private readonly RunScene _run = measured.Scene;
    private readonly string? _slow = SlowRun.Doubt(measured);
    private readonly string? _contradiction = RunSpeed.Contradiction(measured.Scene);

    /// <summary>Adds one number to a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rule">What it needs.</param>
    /// <param name="reading">The number.</param>
    /// <param name="single">Whether it is of one step; else of the whole run.</param>
    /// <param name="halved">Whether a step is half a stride for want of a view of the other foot.</param>
    /// <param name="doubt">Why it must be taken with care where nothing about the filming says so.</param>
    public void Add(MetricTable table, RunRule rule, Reading reading, bool single, bool halved, string? doubt = null) =>
        table.Add(rule.Key, reading.Value, reading.Interval, (rule.Low, rule.High), Missing(rule) ?? Beyond(rule, reading) ?? NoEnd(rule, reading), Doubt(rule, single, halved) ?? doubt);

    /// <summary>Why nothing of its kind can be given in this clip.</summary>
    public string? Missing(RunRule rule)
    {
        if (_run.Scene.Body.View == CameraView.Front) return "The run was not filmed from the side; film at right angles to the runner.";
        if (Needs(rule, RunNeeds.Scale) && !_run.Scene.Scale.IsMetric) return "The scale is not known; set the client's height.";
        if (Needs(rule, RunNeeds.Mass) && _run.Context.Athlete.Mass is not > 0) return "The body mass is not known; set the client's weight.";
        if (Needs(rule, RunNeeds.Speed) && double.IsNaN(measured.Speed.Value)) return NoSpeed();
        if (Needs(rule, RunNeeds.Edges) && _run.FramesPerSecond < LeastRate)
            return $"{_run.FramesPerSecond:0} frames per second cannot show when a foot lands and leaves sharply enough; film with 120 or more.";
        return Needs(rule, RunNeeds.Both) && !(_run.IsSeen(BodySide.Left) && _run.IsSeen(BodySide.Right))
            ? "Only one foot was seen well enough; left and right cannot be compared." : null;
    }

    private static bool Needs(RunRule rule, RunNeeds need) => rule.Needs.HasFlag(need);

    private string NoSpeed() => _run.Ground switch
    {
        RunningGround.Panning =>
            "The camera moves with the runner, so speed and way over the ground cannot be known; keep the camera still or state the speed.",
        _ when !_run.Scene.Scale.IsMetric => "The scale is not known; set the client's height or state the speed.",
        _ => "The ground under the feet could not be followed.",
    };

    // A number that is impossible with a wrong speed says nothing about the tracking.
    private string? Beyond(RunRule rule, Reading reading) =>
        Needs(rule, RunNeeds.Speed) && (reading.Value < rule.Low || reading.Value > rule.High) ? _contradiction : null;

    private static string? NoEnd(RunRule rule, Reading reading) =>
        double.IsNaN(reading.Value) && Ends.Any(end => Needs(rule, end.Need)) ? "The clip does not show the landing that ends this step." : null;

    private string? Doubt(RunRule rule, bool single, bool halved)
    {
        if (_run.Scene.Body.View == CameraView.Oblique) return "The run was not filmed squarely from the side.";
        if ((rule.Needs.HasFlag(RunNeeds.Moment) || rule.Key is "trunk_lean" or "knee_flexion_midstance") && ViewRules.Askew(_run.Scene.Body) is { } askew) return askew;
        if (_slow is not null && !Timeless.Contains(rule.Key)) return _slow;
        if (Needs(rule, RunNeeds.Speed) && _contradiction is not null) return _contradiction;
        if (single && Needs(rule, RunNeeds.Edges) && _run.FramesPerSecond < SharpRate)
            return $"{_run.FramesPerSecond:0} frames per second suit the mean of many steps, not single ones; film with 120 or more.";
        if (Needs(rule, RunNeeds.Moment) && _run.FramesPerSecond < LeastRate)
            return $"{_run.FramesPerSecond:0} frames per second hardly show the moment when the foot lands or leaves.";
        if (halved && Needs(rule, RunNeeds.Next)) return "The other foot was not seen, so a step is taken as half a stride.";
        if (Needs(rule, RunNeeds.Body) && measured.Body.FromTrunk) return "The other leg was hidden, so trunk and hips stand in for the centre of mass.";
        if (rule.Key is "vertical_oscillation" or "vertical_ratio" && _run.Ground == RunningGround.Panning) return "The camera moves, which may add to the movement up and down.";
        return single && Needs(rule, RunNeeds.Model) && _run.FramesPerSecond < SharpRate ? "Of a single step this is rough at this frame rate." : null;
    }
}
