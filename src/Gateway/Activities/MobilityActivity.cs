using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>Mobility assessment.</summary>
internal sealed class MobilityActivity : Activity
{
    private const string Squat = "Overhead Squat";

    /// <inheritdoc />
    public override string Name => "Mobility";

    /// <inheritdoc />
    public override string Path => "mobility-assessment";

    /// <inheritdoc />
    public override string Movement => "mobility assessment";

    /// <inheritdoc />
    public override IReadOnlyList<Exercise> Exercises { get; } =
        [new(Squat, Squat), new("Joint Angle Mobility", "Joint Angle Mobility")];

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields { get; } =
    [
        FormField.Flag("pain", "Whether the movement hurt: the score is then 0; false by default.", (facts, value) => facts with { Pain = value }),
        FormField.Flag(
            "heels_raised", "Whether the heels stood on a board: a full squat then scores 2; false by default.",
            (facts, value) => facts with { HeelsRaised = value }),
    ];

    /// <inheritdoc />
    public override MovementContext Context(string exercise, MovementFacts facts, Athlete athlete) =>
        new MobilityContext(exercise == Squat ? MobilityExercise.OverheadSquat : MobilityExercise.JointAngles, athlete)
        {
            Pain = facts.Pain ?? false,
            HeelsRaised = facts.HeelsRaised ?? false,
        };
}
