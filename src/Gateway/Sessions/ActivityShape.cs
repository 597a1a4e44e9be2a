using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;

namespace Aikynetix.Gateway.Sessions;

/// <summary>How the sessions of one activity are told: the form of its details and of its export.</summary>
internal sealed record ActivityShape
{
    private readonly Func<SeriesExport, MotionAnalysis, SeriesExport> _export;

    private ActivityShape(
        Activity activity,
        (Type Type, Func<SessionDetails, MotionAnalysis?, SessionDetails> From) details,
        (Type Type, Func<SeriesExport, MotionAnalysis, SeriesExport> From) export)
    {
        (Activity, DetailsType, ExportType) = (activity, details.Type, export.Type);
        (Details, _export) = (details.From, export.From);
    }

    /// <summary>One for every activity.</summary>
    public static IReadOnlyList<ActivityShape> All { get; } =
    [
        new(ActivityTable.Lifting, (typeof(LiftDetails), LiftDetails.From), (typeof(LiftExport), LiftExport.From)),
        new(ActivityTable.Jumping, (typeof(JumpDetails), JumpDetails.From), (typeof(JumpExport), JumpExport.From)),
        new(ActivityTable.Running, (typeof(RunDetails), RunDetails.From), (typeof(RunExport), RunExport.From)),
        new(ActivityTable.Mobility, (typeof(MobilityDetails), MobilityDetails.From), (typeof(MobilityExport), MobilityExport.From)),
    ];

    /// <summary>The activity.</summary>
    public Activity Activity { get; }

    /// <summary>Type of its details.</summary>
    public Type DetailsType { get; }

    /// <summary>Type of its export.</summary>
    public Type ExportType { get; }

    /// <summary>Adds its numbers to what is known about every session; without an analysis they are empty.</summary>
    public Func<SessionDetails, MotionAnalysis?, SessionDetails> Details { get; }

    /// <summary>The form of the activity of that name.</summary>
    /// <exception cref="InvalidOperationException">There is no such activity.</exception>
    public static ActivityShape Of(string activity) =>
        All.FirstOrDefault(one => one.Activity.Name == activity) ?? throw new InvalidOperationException($"'{activity}' is no activity.");

    /// <summary>The export of an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="joints">The joints whose angles are wanted; empty for all.</param>
    /// <param name="model">Registry id of the pose model.</param>
    /// <param name="version">Which analysis of its session it is, from 1.</param>
    public static SeriesExport Export(MotionAnalysis analysis, IReadOnlyList<string> joints, string? model, int version) =>
        Of(analysis.Activity)._export(SeriesExport.From(analysis, joints, model, version), analysis);
}
