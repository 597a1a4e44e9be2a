using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>Vertical jumps.</summary>
internal sealed class JumpActivity : Activity
{
    private const string Drop = "Drop Jump";

    /// <inheritdoc />
    public override string Name => "Jumping";

    /// <inheritdoc />
    public override string Path => "jumping";

    /// <inheritdoc />
    public override string Movement => "jump";

    /// <inheritdoc />
    public override IReadOnlyList<Exercise> Exercises { get; } =
        [new("Countermovement Jump", "Countermovement Jump"), new(Drop, Drop)];

    /// <inheritdoc />
    public override string ExerciseField => "exercise";

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields { get; } = [];

    /// <inheritdoc />
    public override MovementContext Context(string exercise, MovementFacts facts, Athlete athlete) =>
        new JumpContext(exercise == Drop ? JumpExercise.Drop : JumpExercise.Countermovement, athlete);
}
