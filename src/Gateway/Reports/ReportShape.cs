using Aikynetix.Gateway.Activities;

namespace Aikynetix.Gateway.Reports;

/// <summary>How the sessions of one activity are reported.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Name">Name of its report in the path, e.g. <c>lift-analysis</c>.</param>
/// <param name="ReportType">Type of the report.</param>
/// <param name="Report">Puts the report together.</param>
/// <param name="SummaryType">Type of the summary.</param>
/// <param name="Summary">Puts the summary together.</param>
internal sealed record ReportShape(
    Activity Activity, string Name, Type ReportType, Func<ReportSource, object> Report, Type SummaryType, Func<ReportSource, SummaryBody> Summary)
{
    /// <summary>One for every activity.</summary>
    public static IReadOnlyList<ReportShape> All { get; } =
    [
        new(ActivityTable.Lifting, "lift-analysis", typeof(LiftAnalysis), LiftAnalysis.From, typeof(LiftSummary), LiftSummary.From),
        new(ActivityTable.Jumping, "jump-analysis", typeof(JumpAnalysis), JumpAnalysis.From, typeof(JumpSummary), JumpSummary.From),
        new(ActivityTable.Running, "gait-analysis", typeof(GaitAnalysis), GaitAnalysis.From, typeof(RunSummary), RunSummary.From),
        new(ActivityTable.Mobility, "mobility-analysis", typeof(MobilityAnalysis), MobilityAnalysis.From, typeof(MobilitySummary), MobilitySummary.From),
    ];
}
