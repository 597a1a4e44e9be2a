using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Reports;

/// <summary>The report of a mobility assessment.</summary>
internal sealed record MobilityAnalysis
{
    private static readonly string[] Graphs = ["ank_angle", "kne_angle", "hip_angle", "sho_angle", "torso_angle"];

    /// <summary><c>Overhead Squat</c> or <c>Joint Angle Mobility</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>Score of the movement, 0–3; null where it was not seen or the exercise has none.</summary>
    public required double Score { get; init; }

    /// <summary>How much of the movement succeeds, 0–100; null where it was not seen or the exercise has none.</summary>
    public required double Composite { get; init; }

    /// <summary>Metric to repetition (<c>repetition_1</c> …) to its graph: <c>hip_height</c> m and the angles of the near side, degrees.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, SegmentGraph>> GraphData { get; init; }

    /// <summary>First frame of the graphs, from 0; null without a repetition.</summary>
    public required int? MinFrame { get; init; }

    /// <summary>Last frame of the graphs, from 0; null without a repetition.</summary>
    public required int? MaxFrame { get; init; }

    /// <summary>Whose assessment it is.</summary>
    public required UserInformation UserInformation { get; init; }

    /// <summary>Day of the session, UTC, <c>DD/MM/YYYY</c>.</summary>
    public required string SessionDate { get; init; }

    /// <summary>Metric to what there is to say about it, once its thread has answered; empty until recommendations were asked for.</summary>
    public required IReadOnlyDictionary<string, string> Comments { get; init; }

    /// <summary>Puts the report together.</summary>
    public static MobilityAnalysis From(ReportSource source)
    {
        var (analysis, draft) = (source.Analysis, source.Session.Draft);
        var (first, last) = SegmentGraph.Reach(analysis);
        var series = Graphs.ToDictionary(key => key, key => source.Series(analysis.Angles, key));
        series["hip_height"] = source.Series(analysis.ReportMetrics, "hipy");
        return new MobilityAnalysis
        {
            Exercise = draft.Exercise,
            Score = MobilityNumbers.Score(analysis),
            Composite = MobilityNumbers.Composite(analysis),
            GraphData = SegmentGraph.Of(analysis, series),
            MinFrame = first,
            MaxFrame = last,
            UserInformation = UserInformation.From(draft.UserId, source.User),
            SessionDate = CreatedAt.From(source.Session.CreatedAt).Date,
            Comments = source.About(ThreadTopics.Recommendation(draft.Activity, draft.Exercise)),
        };
    }
}
