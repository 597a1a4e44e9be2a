using Aikynetix.Gateway.Activities;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>How the series of one activity are told.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Type">Type of its export.</param>
/// <param name="From">Adds its numbers to what every export has.</param>
internal sealed record ExportShape(Activity Activity, Type Type, Func<SeriesExport, OpenAnalysis, SeriesExport> From)
{
    /// <summary>One for every activity.</summary>
    public static IReadOnlyList<ExportShape> All { get; } =
    [
        new(ActivityTable.Lifting, typeof(LiftExport), LiftExport.From),
        new(ActivityTable.Jumping, typeof(JumpExport), JumpExport.From),
        new(ActivityTable.Running, typeof(RunExport), RunExport.From),
        new(ActivityTable.Mobility, typeof(MobilityExport), MobilityExport.From),
    ];

    /// <summary>The export of an analysis.</summary>
    /// <param name="analysis">The analysis; it stays open while the export is written.</param>
    /// <param name="joints">The joints whose angles are wanted; empty for all.</param>
    /// <param name="model">Registry id of the pose model.</param>
    /// <param name="version">Which analysis of its session it is, from 1.</param>
    /// <exception cref="InvalidOperationException">Its activity is none.</exception>
    public static SeriesExport Export(OpenAnalysis analysis, IReadOnlyList<string> joints, string? model, int version)
    {
        var activity = analysis.Head.Activity;
        var shape = All.FirstOrDefault(one => one.Activity.Name == activity) ?? throw new InvalidOperationException($"'{activity}' is no activity.");
        return shape.From(SeriesExport.From(analysis, joints, model, version), analysis);
    }
}
