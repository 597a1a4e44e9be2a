using Aikynetix.Gateway.Activities;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>How the details of the sessions of one activity are told.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="DetailsType">Type of its details.</param>
/// <param name="Details">Adds its numbers to what is known about every session; without an analysis they are empty.</param>
internal sealed record ActivityShape(Activity Activity, Type DetailsType, Func<SessionDetails, OpenAnalysis?, SessionDetails> Details)
{
    /// <summary>One for every activity.</summary>
    public static IReadOnlyList<ActivityShape> All { get; } =
    [
        new(ActivityTable.Lifting, typeof(LiftDetails), LiftDetails.From),
        new(ActivityTable.Jumping, typeof(JumpDetails), JumpDetails.From),
        new(ActivityTable.Running, typeof(RunDetails), RunDetails.From),
        new(ActivityTable.Mobility, typeof(MobilityDetails), MobilityDetails.From),
    ];

    /// <summary>The form of the activity of that name.</summary>
    /// <exception cref="InvalidOperationException">There is no such activity.</exception>
    public static ActivityShape Of(string activity) =>
        All.FirstOrDefault(one => one.Activity.Name == activity) ?? throw new InvalidOperationException($"'{activity}' is no activity.");
}
