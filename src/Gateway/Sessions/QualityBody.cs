using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>How far the numbers of a session may be trusted, as the API tells it.</summary>
internal sealed record QualityBody
{
    /// <summary>Median frame rate by true time, frames per second.</summary>
    public required double Fps { get; init; }

    /// <summary>Whether the frames of the clip come at uneven intervals.</summary>
    public required bool VariableFrameRate { get; init; }

    /// <summary><c>side_left</c>, <c>side_right</c>, <c>front</c> or <c>oblique</c>.</summary>
    public required string View { get; init; }

    /// <summary>How the camera was rolled, degrees; it is taken out of all numbers. Null when the clip does not show it.</summary>
    public required double Roll { get; init; }

    /// <summary>Turn of the athlete from the side towards the camera, degrees, 0–90; it is not taken out. Null when the clip does not show it.</summary>
    public required double Yaw { get; init; }

    /// <summary>Where metres come from: <c>plate</c>, <c>height</c>, <c>gravity</c> or <c>none</c>.</summary>
    public required string ScaleSource { get; init; }

    /// <summary>Half of the 90 % interval of the athlete's scale as a share of it, e.g. 0.05; null without a scale.</summary>
    public required double ScaleError { get; init; }

    /// <summary>How many times slower than life the clip plays; 1 for an ordinary one. All numbers are in true time.</summary>
    public required double SlowMotion { get; init; }

    /// <summary>Where the bar track comes from: <c>plate</c>, <c>wrist</c> or <c>none</c>.</summary>
    public required string BarSource { get; init; }

    /// <summary>What became of every frame of the clip; null where the clip was not decoded here.</summary>
    public required FramesBody? Frames { get; init; }

    /// <summary>Verdict per metric.</summary>
    public required IReadOnlyDictionary<string, MetricBody> Metrics { get; init; }

    /// <summary>Name of each lift, jump, step or repetition to the verdicts on its metrics.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, MetricBody>> Segments { get; init; }

    /// <summary>Plain sentences that a coach understands, most important first.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The report in the words of the API.</summary>
    public static QualityBody From(MotionAnalysis analysis, FramesBody? frames) => From(analysis.Quality, analysis.Segments, frames);

    /// <summary>Verdicts in the words of the API.</summary>
    public static Dictionary<string, MetricBody> Verdicts(IReadOnlyDictionary<string, MetricQuality> verdicts) =>
        verdicts.ToDictionary(verdict => verdict.Key, verdict => MetricBody.From(verdict.Value));

    private static QualityBody From(QualityReport report, IReadOnlyList<MovementSegment> segments, FramesBody? frames) => new()
    {
        Fps = report.FramesPerSecond,
        VariableFrameRate = report.VariableFrameRate,
        View = report.View,
        Roll = report.Roll,
        Yaw = report.Yaw,
        ScaleSource = report.ScaleSource,
        ScaleError = report.ScaleError,
        SlowMotion = report.SlowMotion,
        BarSource = report.BarSource,
        Frames = frames,
        Metrics = Verdicts(report.Metrics),
        Segments = new SegmentVerdicts(segments),
        Warnings = report.Warnings,
    };
}
