using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>Says in plain sentences what a coach must know before trusting the numbers of an assessment, most important first.</summary>
internal static class MobilityWarnings
{
    private const double FewestSamples = 10;
    private const double SlowRate = 20;

    /// <summary>What squats lack.</summary>
    public static IEnumerable<string> AboutSquats(SquatScene scene)
    {
        if (scene.Body.Time.Grid.Length < FewestSamples)
        {
            yield return "The clip is too short to show a squat.";
            yield break;
        }

        var count = scene.Cycles.Found.Count;
        if (count == 0) yield return "No squat was found: the hips must sink by more than 15 % of body height and come up again within the clip.";
        else if (count < SquatMetrics.NeededRepetitions) yield return $"The clip shows {count} of the {SquatMetrics.NeededRepetitions} repetitions that a sound mark rests on.";
        if (count > 0 && !scene.IsOverhead) yield return "The arms were not overhead, so this is scored as a squat without arms.";
        var bridged = scene.Cycles.Found.Count(cycle => scene.Bridged(cycle) > 0);
        if (bridged > 0) yield return $"In {bridged} of {count} repetitions the hips were hidden for a while, and their path was drawn through in between.";
        if (scene.Cycles.BeginsLow) yield return "The clip begins in a squat, which was left out.";
        if (scene.Cycles.EndsLow) yield return "The clip ends in a squat, which was left out.";
    }

    /// <summary>What a score leaves open.</summary>
    public static IEnumerable<string> AboutScore(IReadOnlyDictionary<string, double> metrics, MobilityContext context)
    {
        if (metrics["score"] == 1 && !context.HeelsRaised) yield return "With the heels on a board of 25–50 mm this 1 may be a 2: film it that way, too.";
    }

    /// <summary>What the picture lacks.</summary>
    public static IEnumerable<string> AboutCamera(BodyScene scene)
    {
        if (scene.Time.Grid.Length < FewestSamples) yield break;
        if (CameraCuts.Warning(scene.Body) is { } cuts) yield return cuts;
        if (double.IsNaN(scene.Stature.Pixels)) yield return "Nobody was seen well enough to be measured.";
        else if (scene.Body.View == CameraView.Front) yield return "Filmed from the front: knees, hips and toes sideways are measured, how far joints bend is not.";
        else if (scene.Body.View == CameraView.Oblique) yield return "Filmed at an angle, so angles are distorted. Film at right angles to the athlete.";
        else if (ViewRules.Askew(scene.Body) is { } askew) yield return askew;
        else if (scene.Body.MirroredOrSwapped) yield return "The video seems to be mirrored, or the athlete's left and right were mixed up.";
        if (double.IsFinite(scene.Stature.Pixels) && !scene.Stature.IsSteady) yield return "The camera moved or zoomed, so the athlete's height could not be used as a scale.";
        else if (!scene.Scale.IsMetric) yield return "The scale is not known, so there are no distances: set the client's height.";
        foreach (var sentence in SlowMotion.Warnings(scene.SlowMotion)) yield return sentence;
        if (scene.Time.FramesPerSecond < SlowRate) yield return $"{scene.Time.FramesPerSecond:0} frames per second may miss the lowest point. Film with 60 or more.";
        if (scene.Time.Variable) yield return "The frame rate varies; all times are the true times of the frames.";
    }
}
