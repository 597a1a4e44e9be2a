using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Reports;

/// <summary>The report of a run.</summary>
internal sealed record GaitAnalysis
{
    private static readonly string[] Compared = ["step_time", "contact_time", "flight_time", "step_length"];

    /// <summary><c>Running</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>Steps that were found.</summary>
    public required int Steps { get; init; }

    /// <summary>Totals, and each metric over all steps: <c>{avg, min, max}</c>.</summary>
    public required RunTotals CalculatedMetrics { get; init; }

    /// <summary>Metric to the left steps beside the right ones: <c>step_time</c>, <c>contact_time</c>, <c>flight_time</c> s, <c>step_length</c> m.</summary>
    public required IReadOnlyDictionary<string, GaitSides> Symmetry { get; init; }

    /// <summary>Joint angle (<c>lkne_angle</c> …) to its mean curve over the gait cycle.</summary>
    public required IReadOnlyDictionary<string, GaitCurve> GaitCycle { get; init; }

    /// <summary>Whose run it is.</summary>
    public required UserInformation UserInformation { get; init; }

    /// <summary>Day of the session, UTC, <c>DD/MM/YYYY</c>.</summary>
    public required string SessionDate { get; init; }

    /// <summary>Metric to what there is to say about it, once its thread has answered; empty until recommendations were asked for.</summary>
    public required IReadOnlyDictionary<string, string> Comments { get; init; }

    /// <summary>Puts the report together.</summary>
    public static GaitAnalysis From(ReportSource source)
    {
        var (analysis, draft) = (source.Analysis, source.Session.Draft);
        return new GaitAnalysis
        {
            Exercise = draft.Exercise,
            Steps = analysis.Segments.Count,
            CalculatedMetrics = RunTotals.From(analysis, OpenAnalysis.Of(analysis).SegmentMetrics),
            Symmetry = Compared.ToDictionary(metric => metric, metric => GaitSides.Of(analysis, metric)),
            GaitCycle = Curves(source),
            UserInformation = UserInformation.From(draft.UserId, source.User),
            SessionDate = CreatedAt.From(source.Session.CreatedAt).Date,
            Comments = source.About(ThreadTopics.Recommendation(draft.Activity, draft.Exercise)),
        };
    }

    private static Dictionary<string, GaitCurve> Curves(ReportSource source)
    {
        var curves = new Dictionary<string, GaitCurve>();
        foreach (var side in (string[])["left", "right"])
        {
            double[] contacts =
            [
                .. source.Analysis.Segments.Where(step => step.Side == side)
                    .Select(step => step.Metrics.GetValueOrDefault("initial_contact", double.NaN)).Where(double.IsFinite).Order(),
            ];
            foreach (var joint in (string[])["hip", "kne", "ank"])
            {
                var key = $"{side[0]}{joint}_angle";
                curves[key] = GaitCurve.Of(source.Analysis.Timestamps, source.Series(source.Analysis.Angles, key), contacts);
            }
        }

        return curves;
    }
}
