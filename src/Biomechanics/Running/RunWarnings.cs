using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>Says in plain sentences what a coach must know before trusting the numbers of a run, most important first.</summary>
internal static class RunWarnings
{
    private const double LargestRoll = 3;
    private const int FewSteps = 8;

    /// <summary>All warnings of one clip.</summary>
    /// <param name="measured">The clip with its steps.</param>
    /// <param name="undeclared">By what factor its times differ from those that were told.</param>
    public static IReadOnlyList<string> Of(MeasuredRun measured, double undeclared)
    {
        var run = measured.Scene;
        IEnumerable<string> camera = [.. AboutTime(run, undeclared), .. AboutCamera(run)];
        if (measured.Nothing is { } nothing) return [nothing, .. camera];
        string[] slow = SlowRun.Doubt(measured) is { } doubt ? [doubt] : [];
        return [.. slow, .. camera, .. AboutGround(run), .. AboutSteps(run, measured.Body, measured.Steps.Count)];
    }

    private static IEnumerable<string> AboutTime(RunScene run, double undeclared)
    {
        if (undeclared > 1)
        {
            yield return FormattableString.Invariant(
                $"The clip plays about {run.SlowMotion:0.#} times slower than life without saying so; the rise and fall of the runner shows it, and all times were put right.");
        }
        else if (undeclared < 1)
        {
            yield return "The video file says that it is slow motion, but the rise and fall of the runner shows that its times are true; they were left as they are.";
        }
        else
        {
            foreach (var sentence in SlowMotion.Warnings(run.SlowMotion)) yield return sentence;
        }
    }

    private static IEnumerable<string> AboutCamera(RunScene run)
    {
        if (run.Scene.Body.View is CameraView.Front or CameraView.Oblique)
        {
            yield return "The run was not filmed from the side, so angles and lengths along the way are distorted. Film at right angles to the runner.";
        }
        else if (ViewRules.Askew(run.Scene.Body) is { } askew)
        {
            yield return askew;
        }
        else if (run.Scene.Body.MirroredOrSwapped)
        {
            yield return "The video seems to be mirrored, or the runner's left and right were mixed up.";
        }

        if (CameraCuts.Warning(run.Scene.Body) is { } cuts) yield return cuts;
        if (run.FramesPerSecond < RunVerdicts.LeastRate)
        {
            yield return $"{run.FramesPerSecond:0} frames per second give cadence and angles but no contact or flight times. Film with 120 or more.";
        }
        else if (run.FramesPerSecond < RunVerdicts.SharpRate)
        {
            yield return $"{run.FramesPerSecond:0} frames per second give mean contact times, but neither single ones nor left against right. Film with 120 or more.";
        }

        if (run.Scene.Time.Variable) yield return "The frame rate varies; all times are the true times of the frames.";
        if (!run.Scene.Scale.IsMetric) yield return "The scale is not known, so there are no lengths: set the client's height.";
    }

    private static IEnumerable<string> AboutGround(RunScene run)
    {
        if (run.Ground == RunningGround.Panning)
        {
            yield return "The camera moves with the runner: way and speed over the ground cannot be known from it; times and angles can.";
        }

        if (run.SlopeIsKnown && Math.Abs(run.Roll) > LargestRoll)
        {
            yield return $"The ground in the picture is {Math.Abs(run.Roll):0.0}° off the incline that was stated: the camera was tilted, or the incline is wrong.";
        }

        var (told, seen) = (run.Context.Speed, RunSpeed.InPicture(run));
        if (told is not null && RunSpeed.Told(run) is null)
        {
            yield return FormattableString.Invariant(
                $"The stated speed of {told:0.#} m/s is none of a runner (0.5 to 12 m/s), so it was left aside; it may have been stated in km/h.");
        }
        else if (RunSpeed.Contradiction(run) is { } contradiction)
        {
            yield return contradiction;
        }
        else if (told > 0 && Math.Abs(seen - told.Value) > RunSpeed.LargestDifference * told.Value)
        {
            yield return $"The stated speed is {told.Value:0.0} m/s, but the picture shows {seen:0.0} m/s: check the speed and the client's height.";
        }
    }

    private static IEnumerable<string> AboutSteps(RunScene run, RunBody body, int steps)
    {
        if (!run.IsSeen(BodySide.Left) || !run.IsSeen(BodySide.Right))
        {
            var hidden = run.IsSeen(BodySide.Left) ? "right" : "left";
            yield return $"The {hidden} foot was not seen well enough, so its contacts are missing and a step is taken as half a stride.";
        }

        if (body.FromTrunk) yield return "One leg was hidden, so trunk and hips stand in for the centre of mass.";
        if (steps < FewSteps) yield return $"Only {steps} {(steps == 1 ? "step was" : "steps were")} seen; means need 8 or more.";
    }
}
