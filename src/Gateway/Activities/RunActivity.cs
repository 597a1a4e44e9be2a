using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>Running.</summary>
internal sealed class RunActivity : Activity
{
    /// <inheritdoc />
    public override string Name => "Running";

    /// <inheritdoc />
    public override string Path => "running";

    /// <inheritdoc />
    public override string Movement => "run";

    /// <inheritdoc />
    public override IReadOnlyList<Exercise> Exercises { get; } = [new("Running", "Running")];

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields { get; } =
    [
        FormField.Number(
            "incline_degree", "Slope of the belt or of the ground, degrees, uphill positive, −45–45; 0 by default.", "1.5", (-45, 45, "degrees"),
            (facts, value) => facts with { Incline = value }),
        FormField.Number(
            "speed", "Speed of the belt or over ground, m/s, 0.5–12; without it the speed is measured where the camera allows.", "3.5", (0.5, 12, "m/s"),
            (facts, value) => facts with { Speed = value }),
    ];

    /// <inheritdoc />
    public override MovementContext Context(string exercise, MovementFacts facts, Athlete athlete) =>
        new RunContext(facts.Incline ?? 0, facts.Speed, athlete);
}
