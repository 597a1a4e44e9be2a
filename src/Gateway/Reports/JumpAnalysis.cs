using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Reports;

/// <summary>The report of jumps.</summary>
internal sealed record JumpAnalysis
{
    private static readonly string[] Moments =
        ["start_of_preparation", "braking", "zero_velocity", "takeoff", "peak", "landing", "damping", "recuperation"];

    /// <summary><c>Countermovement Jump</c> or <c>Drop Jump</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>
    /// Metric to jump (<c>jump_1</c> …) to its graph: <c>hip_height</c> m, <c>hip_speed</c> m/s, <c>grf</c> N, <c>power</c> W (force × speed of
    /// the hips), <c>kne_angle</c>, <c>ank_angle</c>, <c>hip_angle</c> degrees.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, SegmentGraph>> GraphData { get; init; }

    /// <summary>First frame of the graphs, from 0; null without a jump.</summary>
    public required int? MinFrame { get; init; }

    /// <summary>Last frame of the graphs, from 0; null without a jump.</summary>
    public required int? MaxFrame { get; init; }

    /// <summary>Phase to when it begins, of the highest jump; a drop jump has <c>contact</c> too.</summary>
    public required IReadOnlyDictionary<string, JumpPhaseReport> PhaseData { get; init; }

    /// <summary>Whose jumps they are.</summary>
    public required UserInformation UserInformation { get; init; }

    /// <summary>Day of the session, UTC, <c>DD/MM/YYYY</c>.</summary>
    public required string SessionDate { get; init; }

    /// <summary>Metric to what there is to say about it, once its thread has answered; empty until recommendations were asked for.</summary>
    public required IReadOnlyDictionary<string, string> Comments { get; init; }

    /// <summary>Puts the report together.</summary>
    public static JumpAnalysis From(ReportSource source)
    {
        var (analysis, draft) = (source.Analysis, source.Session.Draft);
        var (first, last) = SegmentGraph.Reach(analysis);
        string[] moments = draft.Exercise == "Drop Jump" ? [.. Moments, "contact"] : Moments;
        return new JumpAnalysis
        {
            Exercise = draft.Exercise,
            GraphData = SegmentGraph.Of(analysis, Graphs(source)),
            MinFrame = first,
            MaxFrame = last,
            PhaseData = moments.ToDictionary(name => name, name =>
            {
                var time = source.Metric(name);
                return new JumpPhaseReport(SegmentGraph.FrameAt(analysis, time), time, double.IsNaN(time) ? null : source.Picture(name));
            }),
            UserInformation = UserInformation.From(draft.UserId, source.User),
            SessionDate = CreatedAt.From(source.Session.CreatedAt).Date,
            Comments = source.About(ThreadTopics.Recommendation(draft.Activity, draft.Exercise)),
        };
    }

    private static Dictionary<string, double[]> Graphs(ReportSource source)
    {
        var (angles, report) = (source.Analysis.Angles, source.Analysis.ReportMetrics);
        var (force, speed) = (source.Series(report, "grf"), source.Series(report, "vhipy"));
        return new Dictionary<string, double[]>
        {
            ["hip_height"] = source.Series(report, "hipy"),
            ["hip_speed"] = speed,
            ["grf"] = force,
            ["power"] = [.. force.Zip(speed, (newtons, metres) => newtons * metres)],
            ["kne_angle"] = source.Series(angles, "kne_angle"),
            ["ank_angle"] = source.Series(angles, "ank_angle"),
            ["hip_angle"] = source.Series(angles, "hip_angle"),
        };
    }
}
