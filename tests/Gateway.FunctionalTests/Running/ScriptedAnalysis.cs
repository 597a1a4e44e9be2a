using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>An analysis made by hand: segments of half a second, of which every other lacks its measured value and all have a doubtful one.</summary>
internal static class ScriptedAnalysis
{
    public static MotionAnalysis Of(string activity, int segments)
    {
        double[] times = [.. Enumerable.Range(0, (10 * segments) + 1).Select(i => i * 0.05)];
        return new MotionAnalysis
        {
            Activity = activity,
            Exercise = "x",
            Timestamps = times,
            Angles = new Dictionary<string, double[]> { ["kne_angle"] = times },
            ReportMetrics = new Dictionary<string, double[]>
            {
                ["hipy"] = times,
                ["contact_left"] = [.. times.Select((_, i) => i % 20 < 6 ? 1.0 : 0)],
                ["contact_right"] = [.. times.Select((_, i) => i < 10 ? double.NaN : i % 20 is >= 10 and < 16 ? 1 : 0)],
            },
            Keypoints = new Dictionary<string, double[]> { ["lknex"] = times },
            KeypointUnit = "m",
            Metrics = new Dictionary<string, double>
            {
                ["flight_time"] = 0.2,
                ["contact_time"] = 0.1,
                ["scale"] = 0.003,
                ["total_distance"] = 12,
                ["total_time"] = double.NaN,
                ["footstrike"] = 3,
                ["score"] = 2,
                ["composite"] = 71,
            },
            Phases = [],
            Segments = [.. Enumerable.Range(1, segments).Select(Segment)],
            Quality = new QualityReport
            {
                FramesPerSecond = 20,
                VariableFrameRate = false,
                View = "side_left",
                ScaleSource = "height",
                ScaleError = 0.06,
                Roll = 1.5,
                SlowMotion = 8,
                BarSource = "none",
                Metrics = new Dictionary<string, MetricQuality>(),
                Warnings = [],
            },
        };
    }

    private static MovementSegment Segment(int number) => new()
    {
        Name = $"step_{number}",
        Side = number % 2 == 1 ? "left" : "right",
        Start = (number - 1) * 0.5,
        End = number * 0.5,
        Metrics = new Dictionary<string, double> { ["flight_time"] = number % 2 == 1 ? 0.2 * number : double.NaN, ["contact_time"] = 0.1 },
        Quality = new Dictionary<string, MetricQuality>
        {
            ["flight_time"] = number % 2 == 1 ? new(true, null, 0.1, 0.3) : new(false, "Not seen."),
            ["contact_time"] = new(false, "Too few frames."),
        },
        Phases = [new MotionPhase("contact", (number - 1) * 0.5, ((number - 1) * 0.5) + 0.3)],
    };
}
