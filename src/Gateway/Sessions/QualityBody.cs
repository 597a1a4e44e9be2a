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

    /// <summary>Where metres come from: <c>plate</c>, <c>height</c>, <c>gravity</c> or <c>none</c>.</summary>
    public required string ScaleSource { get; init; }

    /// <summary>Where the bar track comes from: <c>plate</c>, <c>wrist</c> or <c>none</c>.</summary>
    public required string BarSource { get; init; }

    /// <summary>What became of every frame of the clip; null where the clip was not decoded here.</summary>
    public required FramesBody? Frames { get; init; }

    /// <summary>Verdict per metric.</summary>
    public required IReadOnlyDictionary<string, MetricBody> Metrics { get; init; }

    /// <summary>Plain sentences that a coach understands, most important first.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The report in the words of the API.</summary>
    public static QualityBody From(QualityReport report, FramesBody? frames) => new()
    {
        Fps = report.FramesPerSecond,
        VariableFrameRate = report.VariableFrameRate,
        View = report.View,
        ScaleSource = report.ScaleSource,
        BarSource = report.BarSource,
        Frames = frames,
        Metrics = report.Metrics.ToDictionary(metric => metric.Key, metric => MetricBody.From(metric.Value)),
        Warnings = report.Warnings,
    };
}
