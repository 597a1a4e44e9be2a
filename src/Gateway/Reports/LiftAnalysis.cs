using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Reports;

/// <summary>The report of a lift.</summary>
internal sealed record LiftAnalysis
{
    private const double Millimetres = 1000;

    /// <summary><c>snatch</c>, <c>clean</c> or <c>clean_and_jerk</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>What drives the bar.</summary>
    public required LiftKeyMetrics KeyMetrics { get; init; }

    /// <summary>How the body stands and moves.</summary>
    public required LiftBodyPositioning BodyPositioning { get; init; }

    /// <summary>Hip and knee, whatever joints the upload asked for.</summary>
    public required LiftJointAngles JointAngles { get; init; }

    /// <summary>Where the bar is.</summary>
    public required LiftBarPositioning BarbellPositioning { get; init; }

    /// <summary>Moment to when it is reached, of the main lift: <c>start_of_lifting</c>, <c>first_pull_end</c>, <c>transition</c> …, of a clean and jerk <c>jerk_…</c> too.</summary>
    public required IReadOnlyDictionary<string, PhaseReport> PhaseData { get; init; }

    /// <summary>Phase to its span, of the main lift: <c>setup</c>, <c>first_pull</c>, <c>transition</c> …, of a clean and jerk <c>jerk_…</c> too.</summary>
    public required IReadOnlyDictionary<string, PhaseSpan> ChartData { get; init; }

    /// <summary>Seconds of true time from the first frame, one for each value of the series.</summary>
    public required double[] AllTimestamps { get; init; }

    /// <summary>Whose lift it is.</summary>
    public required UserInformation UserInformation { get; init; }

    /// <summary>Day of the session, UTC, <c>DD/MM/YYYY</c>.</summary>
    public required string SessionDate { get; init; }

    /// <summary>Metric to what there is to say about it, once its thread has answered; empty until recommendations were asked for.</summary>
    public required IReadOnlyDictionary<string, string> Comments { get; init; }

    /// <summary>Puts the report together.</summary>
    public static LiftAnalysis From(ReportSource source)
    {
        var (analysis, draft) = (source.Analysis, source.Session.Draft);
        var (angles, report) = (analysis.Angles, analysis.ReportMetrics);
        return new LiftAnalysis
        {
            Exercise = draft.Exercise,
            KeyMetrics = new LiftKeyMetrics(source.Series(report, "power"), source.Series(report, "grf"), source.Series(report, "vbar")),
            BodyPositioning = new LiftBodyPositioning(
                source.Series(report, "vhipy"), source.Series(angles, AngleNames.Shin), source.Series(report, "hipy", Millimetres),
                source.Series(angles, AngleNames.Torso)),
            JointAngles = new LiftJointAngles(source.Series(angles, "hip_angle"), source.Series(angles, "kne_angle")),
            BarbellPositioning = new LiftBarPositioning(
                source.Series(report, "bar", Millimetres), source.Series(report, "barx", Millimetres), ShoulderHeight(source)),
            PhaseData = LiftMoments.Of(source),
            ChartData = LiftMoments.Spans(draft.Exercise).ToDictionary(name => name, name => Span(source, name)),
            AllTimestamps = analysis.Timestamps,
            UserInformation = UserInformation.From(draft.UserId, source.User),
            SessionDate = CreatedAt.From(source.Session.CreatedAt).Date,
            Comments = source.About(ThreadTopics.Recommendation(draft.Activity, draft.Exercise)),
        };
    }

    private static PhaseSpan Span(ReportSource source, string name) =>
        source.Analysis.Phases.FirstOrDefault(phase => phase.Name == name) is { } phase
            ? new PhaseSpan(phase.Start * 1000, phase.End * 1000)
            : new PhaseSpan(double.NaN, double.NaN);

    // A shoulder that is hidden is where the other one is, as both rise together.
    private static double[] ShoulderHeight(ReportSource source)
    {
        if (source.Analysis.KeypointUnit != "m") return source.Nothing();
        var left = source.Series(source.Analysis.Keypoints, "lshoy", Millimetres);
        var right = source.Series(source.Analysis.Keypoints, "rshoy", Millimetres);
        return [.. left.Zip(right, (one, other) => double.IsNaN(one) ? other : double.IsNaN(other) ? one : (one + other) / 2)];
    }
}
