using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Says in plain sentences what a coach must know before trusting the numbers of a clip, most important first.</summary>
internal static class LiftWarnings
{
    private const double SlowRate = 45;
    private const double SeenShare = 0.5;
    private const double FewestSamples = 10;

    /// <summary>All warnings of one clip.</summary>
    public static IReadOnlyList<string> Of(
        LiftScene scene, LiftPhases.Result found, IReadOnlyList<BarRepetitions.Repetition> repetitions, LiftContext lift, double framesPerSecond)
    {
        if (scene.Time.Grid.Length < FewestSamples) return ["The clip is too short to show a lift."];
        return
        [
            .. AboutLift(scene, found, OtherMovement.Of(scene.Signals, repetitions), lift.Exercise),
            .. AboutOthers(scene, found, repetitions.Count),
            .. AboutCamera(scene, found.Marks, framesPerSecond),
            .. AboutScale(scene, lift.Athlete),
            .. AboutPhases(scene, found.Marks),
            .. AboutJoints(scene.Angles),
        ];
    }

    private static IEnumerable<string> AboutLift(LiftScene scene, LiftPhases.Result found, OtherMovement.Kind other, LiftExercise exercise)
    {
        if (scene.Bar.Source == BarSource.None)
        {
            yield return "The bar could not be followed: neither a plate nor the hands were seen long enough, so there are angles only.";
        }
        else if (found.Main < 0 && other == OtherMovement.Kind.Squat)
        {
            yield return "The bar went down from the shoulders and came back to them: this looks like a squat, so there are angles but no phases of a lift.";
        }
        else if (found.Kind == LiftRecognition.Kind.PullOnly || (found.Main < 0 && other == OtherMovement.Kind.Pull))
        {
            yield return "The bar never reached the shoulders: this looks like a deadlift or a pull, so there are angles but no phases of a lift.";
        }
        else if (!found.Marks.PeakSpeed.Found && !found.Marks.DriveEnd.Found)
        {
            yield return "No lift was found in the clip: the bar was not pulled fast and high enough from below the hips.";
        }

        if (found.Marks.Notes.HasFlag(LiftNotes.Failed)) yield return "The lift was not completed: the bar came down again before the athlete stood with it.";
        var seen = found.Kind switch { LiftRecognition.Kind.Snatch => "snatch", LiftRecognition.Kind.Clean => "clean", _ => null };
        var expected = exercise == LiftExercise.Snatch ? "snatch" : "clean";
        if (seen is not null && seen != expected)
        {
            yield return $"The clip is said to show a {Name(exercise)}, but the bar ends where it does in a {seen}.";
        }

        if (exercise == LiftExercise.CleanAndJerk && found.Marks.CatchEnd.Found && !found.Marks.DriveEnd.Found) yield return "No jerk was found after the clean.";
    }

    private static IEnumerable<string> AboutOthers(LiftScene scene, LiftPhases.Result found, int repetitions)
    {
        if (found.Lifts.Count > 1)
        {
            yield return $"The clip shows {found.Lifts.Count} lifts, each a segment of its own; the numbers of the clip are those of lift {found.Main + 1}, the fastest completed one.";
        }

        for (var i = 0; i < found.Lifts.Count; i++)
        {
            var marks = found.Lifts[i].Marks;
            if (i != found.Main && marks.Failure.Found) yield return $"Lift {i + 1} was not completed: the bar came down in the {OutcomeMetrics.Part(marks)} after {scene.Seconds(marks.Failure.Place):0.0} s.";
        }

        if (repetitions == 0) yield break;
        yield return found.Main < 0
            ? $"{Counted(repetitions)} of another movement with the bar {(repetitions == 1 ? "was" : "were")} found; speed, travel and power of each are given as segments."
            : $"{Counted(repetitions)} beside the lifts did not reach the shoulders; {(repetitions == 1 ? "it is" : "they are")} given as segments of {(repetitions == 1 ? "its" : "their")} own.";
    }

    private static string Counted(int repetitions) => repetitions == 1 ? "1 repetition" : $"{repetitions} repetitions";

    private static IEnumerable<string> AboutCamera(LiftScene scene, LiftMarks marks, double framesPerSecond)
    {
        if (CameraCuts.Warning(scene.Body) is { } cuts) yield return cuts;
        if (scene.Body.View is CameraView.Front or CameraView.Oblique)
        {
            yield return "The lift was not filmed from the side, so angles and the bar's forward movement are distorted. Film at right angles to the athlete.";
        }
        else if (scene.Body.MirroredOrSwapped)
        {
            yield return "The video seems to be mirrored, or the athlete's left and right were mixed up.";
        }

        if (scene.Bar.Source == BarSource.Wrist) yield return "The plate was not seen, so the bar was followed by the wrists: speeds and forces are good to about ±10 %.";
        foreach (var sentence in SlowMotion.Warnings(scene.SlowMotion)) yield return sentence;
        if (LiftPace.Doubt(scene, marks) is { } pace) yield return pace;
        if (framesPerSecond < SlowRate)
        {
            yield return $"{framesPerSecond:0} frames per second read the greatest bar speed up to 0.1 m/s too low and cannot resolve greatest force, power and the transition. Film with 60 or more.";
        }

        if (scene.RepeatedShare > 0)
        {
            yield return "Some pictures of the film are there twice, as where a film of 24 frames per second was made into one of 30: they were left out, and the times of the others evened.";
        }
        else if (scene.Time.Variable)
        {
            yield return "The frame rate varies; all times are the true times of the frames.";
        }
    }

    private static IEnumerable<string> AboutScale(LiftScene scene, Athlete athlete)
    {
        var scale = scene.Scale;
        if (double.IsFinite(scene.Stature.Pixels) && !scene.Stature.IsSteady) yield return "The camera moved or zoomed, so the athlete's height could not be used as a scale.";
        if (!scale.IsMetric)
        {
            if (scene.Bar.Source != BarSource.None) yield return "The scale is not known: show a plate of known diameter from the side, or set the client's height.";
        }
        else if (scale.Source == "height")
        {
            yield return "Metres come from the athlete's height (±4 %), because no plate was seen.";
        }
        else if (scale.BodyAssumed)
        {
            yield return $"{(athlete.Height is null ? "The client's height is not set" : "The client's height could not be used")}, so body distances assume a camera {DepthPlanes.UsualCamera:0} m away (±7 %); bar distances come from the plate.";
        }
        else if (scale.IsContradictory)
        {
            yield return "The plate and the athlete's height give scales that do not fit together: check the plate diameter and the client's height.";
        }
    }

    private static IEnumerable<string> AboutPhases(LiftScene scene, LiftMarks marks)
    {
        if (marks.Notes.HasFlag(LiftNotes.KneeHidden)) yield return "The knees were hidden during the pull, so its phases were read from the bar alone.";
        var fromSide = scene.Body.View is CameraView.SideLeft or CameraView.SideRight;
        if (fromSide && marks.Notes.HasFlag(LiftNotes.NoDoubleKneeBend)) yield return "The knees do not bend again between the first and the second pull.";
        if (marks.Notes.HasFlag(LiftNotes.PowerVariant)) yield return "The bar was caught where it stopped: a power variant.";
        if (marks.Notes.HasFlag(LiftNotes.Hang)) yield return "The bar left from above the floor: a hang variant, or blocks.";
        if (marks.Notes.HasFlag(LiftNotes.StartNotSeen)) yield return "The bar was already moving when the clip began, so lift-off was not seen.";
        if (marks.Notes.HasFlag(LiftNotes.NoRest)) yield return "The bar did not rest before the pull; heights are measured from its lowest point.";
        if (marks.Notes.HasFlag(LiftNotes.Incomplete)) yield return "The clip ends before the lift does.";
    }

    private static IEnumerable<string> AboutJoints(AngleSeries angles)
    {
        var hidden = (
            from side in Enum.GetValues<BodySide>()
            from joint in Enum.GetValues<Joint>()
            let series = angles.Of(side, joint)
            where series.Count(double.IsFinite) < SeenShare * series.Length
            select $"{side} {joint}".ToLowerInvariant()).ToArray();
        if (hidden.Length > 0) yield return $"Hidden for most of the clip, so their angles are missing there: {string.Join(", ", hidden)}.";
    }

    private static string Name(LiftExercise exercise) => exercise switch
    {
        LiftExercise.Snatch => "snatch",
        LiftExercise.Clean => "clean",
        _ => "clean and jerk",
    };
}
