using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Turns the raw record of one clip into everything that is reported about a lift: angles, series, phases, metrics, and how far they
/// may be trusted. Pure and deterministic; a clip without a lift gives its angles and says what was not found.
/// </summary>
public static class LiftAnalyzer
{
    // Nothing beyond these leaves the house (D.9): a bar dropped from overhead, a bar that bounces, the strongest pull.
    private const double FastestFall = -6.5;
    private const double SharpestTurn = 40;
    private const double GreatestPower = 8000;

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="lift">What the user said about the lift.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, LiftContext lift)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(lift);
        var scene = LiftScene.Read(capture, lift);
        var found = LiftPhases.Find(scene.Signals, lift.Exercise);
        var series = LiftSeries.Of(scene, found.Marks, lift);
        var timestamps = Timestamps(scene.Time);
        var rate = scene.Time.FramesPerSecond;
        var metrics = LiftMetrics.Of(scene, found.Marks, series, lift, rate);
        return new MotionAnalysis
        {
            Activity = "Weightlifting",
            Exercise = NameOf(lift.Exercise),
            Timestamps = timestamps,
            Angles = scene.Angles.Export(),
            ReportMetrics = Report(scene, series),
            Keypoints = KeypointExport.Of(
                scene.Body, scene.Seen, scene.Scale.IsMetric ? scene.Frame : new SceneFrame(capture, scene.Body, scene.Scale with { Body = 1, Bar = 1 })),
            KeypointUnit = scene.Scale.IsMetric ? "m" : "px",
            Metrics = metrics.Values,
            Phases = MarkNames.Phases(found.Marks, scene.Seconds, timestamps.LastOrDefault()),
            Quality = new QualityReport
            {
                FramesPerSecond = rate,
                VariableFrameRate = scene.Time.Variable,
                View = scene.Body.View,
                Roll = scene.Roll.Reported,
                Yaw = double.IsNaN(scene.Bar.Yaw) ? scene.Body.Turn : scene.Bar.Yaw,
                ScaleSource = scene.Scale.Source,
                BarSource = NameOf(scene.Bar.Source),
                Metrics = metrics.Verdicts,
                Warnings = LiftWarnings.Of(scene, found, lift, rate),
            },
        };
    }

    private static double[] Timestamps(TimeBase time) => Array.ConvertAll(time.FrameTimes, seconds => seconds - time.FrameTimes[0]);

    private static Dictionary<string, double[]> Report(LiftScene scene, LiftSeries series)
    {
        // Without a scale the series would be numbers without a unit.
        double[] Frames(double[] values) =>
            scene.Scale.IsMetric ? scene.Time.ToFrames(values) : Array.ConvertAll(scene.Time.FrameTimes, _ => double.NaN);
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["bar"] = Frames(series.Bar),
            ["vbar"] = Believable(Frames(scene.Motion.Speed), FastestFall, BarEfforts.ImpossibleSpeed),
            ["abar"] = Believable(Frames(scene.Motion.Acceleration), -SharpestTurn, SharpestTurn),
            ["barx"] = Frames(series.BarForward),
            ["hipy"] = Frames(series.Hip),
            ["vhipy"] = Frames(series.HipSpeed),
            ["ahipy"] = Frames(series.HipAcceleration),
            ["grf"] = Array.ConvertAll(Frames(series.GroundReaction), force => Math.Max(force, 0)),
            ["power"] = Believable(Frames(series.Power), -GreatestPower, GreatestPower),
        };
    }

    // Judged where it leaves the house: the way back to the frames of an uneven clip swings beyond the samples that it passes through.
    private static double[] Believable(double[] values, double low, double high) =>
        Array.ConvertAll(values, value => value >= low && value <= high ? value : double.NaN);

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
