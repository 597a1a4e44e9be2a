using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>
/// What is known about every session, whatever its activity: the body of its details, to which each activity adds its numbers. Series and
/// metrics are empty until the session is completed; after a live capture they are provisional first.
/// </summary>
internal record SessionDetails
{
    /// <summary>What stands for metrics while there are none.</summary>
    protected static readonly IReadOnlyDictionary<string, double> NoMetrics = new Dictionary<string, double>();

    /// <summary>What stands for series while there are none.</summary>
    protected static readonly IReadOnlyDictionary<string, Series> NoSeries = new Dictionary<string, Series>();

    /// <summary>What stands for the metrics of segments while there are none.</summary>
    protected static readonly IReadOnlyDictionary<string, double[]> NoValues = new Dictionary<string, double[]>();

    /// <summary>The session, 32 lowercase hex digits.</summary>
    public required string SessionId { get; init; }

    /// <summary>Whether this is one of the server's own demo sessions, asked for with <c>?demo=true</c>.</summary>
    public bool Demo { get; init; }

    /// <summary><c>queued</c>, <c>processing</c>, <c>completed</c>, <c>failed</c>, <c>interrupted</c> or <c>live</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Share of the analysis that is done, 0–1.</summary>
    public required double Progress { get; init; }

    /// <summary>Why the analysis failed, one sentence; null when it did not.</summary>
    public required string? Error { get; init; }

    /// <summary>Stable code of that failure; null when there is none.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The activity: <c>Weightlifting</c>, <c>Jumping</c>, <c>Running</c> or <c>Mobility</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The exercise, e.g. <c>clean_and_jerk</c> or <c>Drop Jump</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>Name of the athlete.</summary>
    public required string UserName { get; init; }

    /// <summary>When the session was made, UTC.</summary>
    public required CreatedAt CreatedAt { get; init; }

    /// <summary>The same moment as RFC 3339.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>Short-lived signed link to the video; answers Range requests. Null where there is none: while a live capture runs, or after it if no picture could be kept.</summary>
    public required string? VideoUrl { get; init; }

    /// <summary>Short-lived signed link to the video with skeleton, angles, bar path and phases drawn into it; null until it was rendered, which is asked for at <c>/sessions/{id}/analyzed-video/</c>.</summary>
    public required string? AnalyzedVideoUrl { get; init; }

    /// <summary>The live capture; null for an upload.</summary>
    public required CaptureBody? Capture { get; init; }

    /// <summary>Angle key to its series, degrees, 180 = straight; of the joints that the upload asked for.</summary>
    public required IReadOnlyDictionary<string, Series> Angles { get; init; }

    /// <summary>Seconds of true time from the first frame, one per frame; the place in the video is this × <c>quality.slow_motion</c>.</summary>
    public required double[] AllTimestamps { get; init; }

    /// <summary>Every lift, jump, step or repetition in order of time.</summary>
    public required IEnumerable<SegmentBody> Segments { get; init; }

    /// <summary>How far the numbers may be trusted; null until the session is completed.</summary>
    public required QualityBody? Quality { get; init; }
}
