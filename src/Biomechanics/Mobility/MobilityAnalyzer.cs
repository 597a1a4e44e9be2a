using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>Turns the raw record of one clip into everything that is reported about a mobility assessment; a clip without one gives its angles and says so.</summary>
public static class MobilityAnalyzer
{
    /// <summary>Share of a window in which the points of a metric must be seen (biomechanics reference B.2).</summary>
    internal const double SeenShare = 0.7;

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, MobilityContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var scene = BodyScene.Read(capture, context.Athlete, SquatErrors.Cutoff);
        return context.Exercise == MobilityExercise.OverheadSquat ? Squats(scene, context) : Ranges(scene);
    }

    private static MotionAnalysis Ranges(BodyScene scene)
    {
        var report = scene.Report("Mobility", "Joint Angle Mobility");
        var table = JointRanges.Of(scene);
        return report with
        {
            Metrics = table.Values,
            Quality = report.Quality with { Metrics = table.Verdicts, Warnings = [.. MobilityWarnings.AboutCamera(scene)] },
        };
    }

    private static MotionAnalysis Squats(BodyScene body, MobilityContext context)
    {
        var scene = new SquatScene(body);
        var metrics = new SquatMetrics(scene, context);
        var report = body.Report("Mobility", "Overhead Squat");
        var segments = scene.Cycles.Found.Select((cycle, i) => Segment(scene, cycle, i, metrics)).ToArray();
        var clip = metrics.Clip();
        return report with
        {
            ReportMetrics = Series(scene),
            Metrics = clip.Values,
            Phases = Middle(scene, segments)?.Phases ?? [],
            Segments = segments,
            Quality = report.Quality with { Metrics = clip.Verdicts, Warnings = [.. MobilityWarnings.AboutSquats(scene), .. MobilityWarnings.AboutScore(clip.Values, context), .. MobilityWarnings.AboutCamera(body)] },
        };
    }

    // The repetition that sinks neither most nor least stands for the clip.
    private static MovementSegment? Middle(SquatScene scene, MovementSegment[] segments) => segments.Length == 0
        ? null
        : scene.Cycles.Found.Zip(segments).OrderBy(pair => pair.First.Drop).ElementAt((segments.Length - 1) / 2).Second;

    private static MovementSegment Segment(SquatScene scene, SquatCycle cycle, int index, SquatMetrics metrics)
    {
        var table = metrics.Repetition(index);
        double At(double place) => scene.Body.Seconds(place);
        return new MovementSegment
        {
            Name = $"repetition_{index + 1}",
            Start = At(cycle.Start),
            End = At(cycle.End),
            Metrics = table.Values,
            Quality = table.Verdicts,
            Phases =
            [
                new("descent", At(cycle.Start), At(cycle.DescentEnd)),
                new("bottom", At(cycle.DescentEnd), At(cycle.AscentStart)),
                new("ascent", At(cycle.AscentStart), At(cycle.End)),
            ],
        };
    }

    private static Dictionary<string, double[]> Series(SquatScene scene)
    {
        var (fromSide, metric) = (scene.Body.Body.View != Kinematics.CameraView.Front, scene.Body.Scale.IsMetric);
        return new(StringComparer.Ordinal)
        {
            ["hipy"] = Shown(scene.Hip, metric),
            ["vhipy"] = Shown(scene.HipSpeed, metric),
            ["heely"] = Shown(scene.Heel, metric),
            ["thigh_elevation"] = Shown(scene.Body.Angles.ThighElevation, fromSide),
            ["trunk_lean"] = Shown(scene.Lean, fromSide),
            ["dorsiflexion"] = Shown(scene.Dorsiflexion, fromSide),
        };

        double[] Shown(double[] series, bool known) => scene.Body.Time.ToFrames(known ? series : Array.ConvertAll(series, _ => double.NaN));
    }
}
