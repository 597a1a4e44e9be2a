using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Goes the causal way over a stored capture once more: exactly what was shown live, as an analysis that can be kept.</summary>
public static class LiveReplay
{
    private const string Provisional =
        "These are the live, provisional numbers: smoothed without knowledge of what comes after. They are replaced when the capture has been analysed as a whole.";

    /// <summary>Analyzes a capture; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What was said about the capture when it began.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, LiveContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var analyzer = new LiveAnalyzer(context);
        var times = Array.ConvertAll([.. capture.Frames], frame => (frame.Pose.Time - capture.Frames[0].Pose.Time).TotalSeconds);
        var angles = LiveAngles.Names.ToDictionary(name => name, _ => new double[times.Length], StringComparer.Ordinal);
        var keypoints = new LiveKeypoints(times.Length);
        var (states, repetitions) = (new LiveState[times.Length], new List<LiveState>());
        for (var i = 0; i < times.Length; i++)
        {
            var reading = analyzer.Next(capture.Frames[i], capture.Width, capture.Height);
            for (var k = 0; k < LiveAngles.Names.Count; k++) angles[LiveAngles.Names[k]][i] = reading.Angles[k];
            keypoints.Add(i, analyzer.Body, capture.Height);
            states[i] = reading.State;
            if (reading.Cues.Count > 0) repetitions.Add(reading.State);
        }

        var last = states.LastOrDefault() ?? new LiveState();
        return new MotionAnalysis
        {
            Activity = context.Activity,
            Exercise = context.Exercise,
            Timestamps = times,
            Angles = angles,
            ReportMetrics = new Dictionary<string, double[]>(StringComparer.Ordinal),
            Keypoints = keypoints.Series,
            KeypointUnit = "px",
            Metrics = Metrics(repetitions).ToDictionary(metric => metric.Key, metric => metric.Value, StringComparer.Ordinal),
            Phases = Phases(states, times),
            Quality = new QualityReport
            {
                FramesPerSecond = FrameRate(times, out var isVariable),
                VariableFrameRate = isVariable,
                View = last.View.Length > 0 ? last.View : CameraView.Oblique,
                ScaleSource = last.ScaleSource,
                BarSource = repetitions.Exists(state => double.IsFinite(state.BarSpeed)) ? "wrist" : "none",
                Metrics = Metrics(repetitions).ToDictionary(metric => metric.Key, metric => VerdictOn(metric.Value), StringComparer.Ordinal),
                Warnings = [Provisional],
            },
        };
    }

    private static IEnumerable<(string Key, double Value)> Metrics(List<LiveState> repetitions)
    {
        yield return ("repetitions", repetitions.Count);
        yield return ("max_bar_speed", Extreme(repetitions.Select(state => state.BarSpeed), Enumerable.Max));
        yield return ("bottom_knee_angle", Extreme(repetitions.Select(state => state.BottomKneeAngle), Enumerable.Min));
    }

    private static double Extreme(IEnumerable<double> values, Func<IEnumerable<double>, double> choose) =>
        choose(values.Where(double.IsFinite).DefaultIfEmpty(double.NaN));

    private static MetricQuality VerdictOn(double value) =>
        new(false, double.IsFinite(value) ? "Live and provisional." : "It was not seen well enough in any repetition.");

    private static List<MotionPhase> Phases(LiveState[] states, double[] times)
    {
        var phases = new List<MotionPhase>();
        for (var start = 0; start < states.Length;)
        {
            var end = start + 1;
            while (end < states.Length && states[end].Phase == states[start].Phase) end++;
            if (states[start].Phase.Length > 0) phases.Add(new MotionPhase(states[start].Phase, times[start], times[Math.Min(end, times.Length - 1)]));
            start = end;
        }

        return phases;
    }

    private static double FrameRate(double[] times, out bool isVariable)
    {
        var time = TimeBase.From([.. times.Select(TimeSpan.FromSeconds)]);
        isVariable = time.Variable;
        return time.SampleRate;
    }
}
