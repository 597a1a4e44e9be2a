using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>
/// Every series of one analysis, for other programs: the body of the JSON export, to which each activity adds its numbers, and the source
/// of the other formats. The series are read as they are written.
/// </summary>
internal record SeriesExport
{
    /// <summary>The session; absent when a clip was analyzed without a server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>Whether this is one of the server's own demo sessions, asked for with <c>?demo=true</c>.</summary>
    public bool Demo { get; init; }

    /// <summary><c>completed</c>, or <c>interrupted</c> for a live capture that broke off: only a finished session is exported.</summary>
    public string Status { get; init; } = "completed";

    /// <summary>Always 1.</summary>
    public double Progress { get; } = 1;

    /// <summary>The activity, e.g. <c>Weightlifting</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The exercise, e.g. <c>clean_and_jerk</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>Registry id of the pose model that saw the clip.</summary>
    public required string? Model { get; init; }

    /// <summary>Which analysis of the session this is, from 1.</summary>
    public required int AnalysisVersion { get; init; }

    /// <summary>Unit per key; <c>angles</c> and <c>keypoints</c> stand for all of theirs.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>Plain sentences that a coach understands, most important first.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Seconds of true time from the first frame, one per frame; the place in the video is this × <c>quality.slow_motion</c> of the details.</summary>
    public required double[] AllTimestamps { get; init; }

    /// <summary>Keypoint key (<c>lknex</c>, <c>lkney</c>, <c>lknev</c> …) to its series.</summary>
    public required IReadOnlyDictionary<string, Series> Keypoints { get; init; }

    /// <summary>Angle key to its series, degrees, of the joints that the upload asked for.</summary>
    public required IReadOnlyDictionary<string, Series> Angles { get; init; }

    /// <summary>Every lift, jump, step or repetition in order of time.</summary>
    public required IEnumerable<SegmentBody> Segments { get; init; }

    /// <summary>The columns of tables beside times, keypoints and angles.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Series> Report { get; init; } = new Dictionary<string, Series>();

    /// <summary>What the exports of every activity have.</summary>
    public static SeriesExport From(OpenAnalysis analysis, IReadOnlyList<string> joints, string? model, int version) => new()
    {
        Activity = analysis.Head.Activity,
        Exercise = analysis.Head.Exercise,
        Model = model,
        AnalysisVersion = version,
        Units = MetricUnits.Of(analysis.Head, analysis.SegmentMetrics.Keys),
        Warnings = analysis.Head.Quality.Warnings,
        AllTimestamps = analysis.Head.Timestamps,
        Keypoints = analysis.Keypoints,
        Angles = AngleSelection.Select(analysis.Angles, joints),
        Segments = SegmentBody.From(analysis.Head),
        Report = analysis.ReportMetrics,
    };
}
