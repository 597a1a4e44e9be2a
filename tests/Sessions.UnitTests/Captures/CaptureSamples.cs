using Aikynetix.Biomechanics;
using Aikynetix.Pose;
using Aikynetix.Sessions.Captures;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>Captures as a camera begins and ends them, and what a test wants to know of one.</summary>
internal static class CaptureSamples
{
    public static readonly CaptureStart Start = new("platform-1", "webrtc", "blazepose-full", 1280, 720);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static CaptureEnd End(bool hasVideo = false) => new("closed by the sender", hasVideo, 10, 8, new Dictionary<string, long> { ["superseded"] = 2 });

    /// <summary>An analysis that tells how many frames it saw.</summary>
    public static MotionAnalysis Analyze(CaptureRecord capture) => new()
    {
        Activity = "Weightlifting",
        Exercise = "clean",
        Timestamps = [.. capture.Frames.Select(frame => frame.Pose.Time.TotalSeconds)],
        Angles = new Dictionary<string, double[]>(),
        ReportMetrics = new Dictionary<string, double[]>(),
        Keypoints = new Dictionary<string, double[]>(),
        KeypointUnit = "px",
        Metrics = new Dictionary<string, double> { ["max_power"] = double.NaN, ["width"] = capture.Width },
        Phases = [],
        Quality = new QualityReport
        {
            FramesPerSecond = 30,
            VariableFrameRate = false,
            View = "side_left",
            ScaleSource = "none",
            BarSource = "none",
            Metrics = new Dictionary<string, MetricQuality>(),
            Warnings = ["live, provisional"],
        },
    };

    /// <summary>Begins a capture and gives it the frames, and a video unless that is empty.</summary>
    public static async Task<CaptureRecorder> CaptureAsync(this Server server, SessionDraft draft, IEnumerable<FrameObservation> frames, byte[]? video = null)
    {
        var recorder = await server.Captures.BeginAsync(draft, Start, Cancel);
        if (video is not null) await File.WriteAllBytesAsync(recorder.VideoPath, video, Cancel);
        foreach (var frame in frames) recorder.Append(frame);
        return recorder;
    }

    /// <summary>The frames that the session has by now.</summary>
    public static Task<IReadOnlyList<FrameObservation>> FramesOfAsync(this Server server, SessionView view) =>
        server.Frames.ReadAsync(view.Capture!.Frames!, Cancel);
}
