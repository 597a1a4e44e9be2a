using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Turns the raw record of one clip into everything that is reported about a lift: angles, series, phases, metrics, and how far they
/// may be trusted. Pure and deterministic; a clip without a lift gives its angles and says what was not found.
/// </summary>
public static class LiftAnalyzer
{
    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="lift">What the user said about the lift.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, LiftContext lift)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(lift);
        var scene = LiftScene.Read(capture, lift);
        var found = LiftPhases.Find(scene.Signals, lift.Exercise);
        var series = found.Lifts.Select(one => LiftSeries.Of(scene, one.Marks, lift)).ToArray();
        var tables = found.Lifts.Select((one, i) => LiftMetrics.Of(scene, one.Marks, series[i], lift)).ToArray();
        var shown = found.Main >= 0 ? series[found.Main] : LiftSeries.Of(scene, found.Marks, lift);
        var metrics = found.Main >= 0 ? tables[found.Main] : LiftMetrics.Of(scene, found.Marks, shown, lift);
        var repetitions = Repetitions(scene, found);
        var segments = (IReadOnlyList<MovementSegment>)
        [
            .. LiftSegments.Lifts(scene, found.Lifts, tables),
            .. LiftSegments.Repetitions(scene, repetitions, [.. repetitions.Select(one => RepetitionMetrics.Of(scene, one, shown, lift))]),
        ];
        AddSet(metrics, scene, found.Main >= 0, segments);
        var timestamps = Array.ConvertAll(scene.Stamps, seconds => seconds - scene.Stamps[0]);
        var rate = scene.Time.FramesPerSecond;
        return new MotionAnalysis
        {
            Activity = "Weightlifting",
            Exercise = NameOf(lift.Exercise),
            Timestamps = timestamps,
            Angles = StandingShank.Only(scene.Angles.Export(), scene.Body.NearSide),
            ReportMetrics = LiftReport.Series(scene, shown, series, lift),
            Keypoints = KeypointExport.Of(
                scene.Body, scene.Seen, scene.Scale.IsMetric ? scene.Frame : new SceneFrame(capture, scene.Body, scene.Scale with { Body = 1, Bar = 1 })),
            KeypointUnit = scene.Scale.IsMetric ? "m" : "px",
            Metrics = metrics.Values,
            Phases = MarkNames.Phases(found.Marks, scene.Seconds, LiftSegments.ViewEnd(scene, found.Marks, timestamps.LastOrDefault())),
            MainSegment = segments.FirstOrDefault(segment => found.Main >= 0 && segment.Name == LiftSegments.NameOf(found.Main))?.Name,
            Segments = segments,
            Quality = new QualityReport
            {
                FramesPerSecond = rate,
                VariableFrameRate = scene.Time.Variable,
                View = scene.Body.View,
                Roll = scene.Roll.Reported,
                Yaw = double.IsNaN(scene.Bar.Yaw) ? scene.Body.Turn : scene.Bar.Yaw,
                ScaleSource = scene.Scale.Source,
                SlowMotion = scene.SlowMotion,
                ScaleError = Normal.NinetyPercent * scene.Scale.BodyError,
                BarSource = NameOf(scene.Bar.Source),
                Metrics = metrics.Verdicts,
                Warnings = LiftWarnings.Of(scene, found, repetitions, lift, rate),
            },
        };
    }

    // Where lifts were found, other pulls beside them count one by one; else the whole clip is a set of something.
    private static IReadOnlyList<BarRepetitions.Repetition> Repetitions(LiftScene scene, LiftPhases.Result found)
    {
        if (scene.Bar.Source == BarSource.None || !scene.Scale.IsMetric) return [];
        if (found.Main < 0) return BarRepetitions.Find(scene.Motion.Height, scene.Time.SampleRate, scene.Scale.BodyHeight);
        return [.. found.Others.Select(pull => new BarRepetitions.Repetition(pull.Start, pull.End, double.NaN, double.NaN, pull.Rise))];
    }

    private static void AddSet(MetricTable metrics, LiftScene scene, bool isLift, IReadOnlyList<MovementSegment> segments)
    {
        var counted = segments.Where(segment => segment.Name.StartsWith(isLift ? "lift" : "repetition", StringComparison.Ordinal)).ToArray();
        metrics.Add("repetitions", counted.Length, (counted.Length, counted.Length), (0, 1000));
        var key = isLift ? "max_bar_speed" : "mean_bar_speed";

        // A lift that failed was another effort than those it would be compared with.
        var done = Array.FindAll(counted, segment => segment.Metrics.GetValueOrDefault("is_success", double.NaN) is not 0);
        SetMetrics.Add(metrics, done, key, scene.Errors.Noise(key));
    }

    private static string NameOf(LiftExercise exercise) => exercise switch
    {
        LiftExercise.Snatch => "snatch",
        LiftExercise.Clean => "clean",
        _ => "clean_and_jerk",
    };

    private static string NameOf(BarSource source) => source switch
    {
        BarSource.Plate => "plate",
        BarSource.Wrist => "wrist",
        _ => "none",
    };
}
