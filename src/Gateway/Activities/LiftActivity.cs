using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>Olympic weightlifting.</summary>
internal sealed class LiftActivity : Activity
{
    private const double KilogramsPerPound = 0.45359237;
    private const double DefaultPlate = 0.45;
    private const double DefaultMass = 100;
    private const double DefaultPounds = 220;
    private static readonly (double Low, double High) MassRange = (1, 700);

    /// <inheritdoc />
    public override string Name => "Weightlifting";

    /// <inheritdoc />
    public override string Path => "weightlifting";

    /// <inheritdoc />
    public override string Movement => "lift";

    /// <inheritdoc />
    public override IReadOnlyList<Exercise> Exercises { get; } =
        [new("snatch", "Snatch"), new("clean", "Clean"), new("clean_and_jerk", "Clean and Jerk")];

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields { get; } =
    [
        FormField.Number(
            "barbell_mass", "Bar and plates, kg (pounds with `measurement_system=imperial`); 100 (220) by default.", "102.5",
            (facts, value) => facts with { BarbellMass = value }),
        FormField.Number(
            "plate_diameter", "Outer diameter of the largest plate, m; 0.45 by default.", "0.45", (0.15, 0.6, "m"),
            (facts, value) => facts with { PlateDiameter = value }),
    ];

    /// <inheritdoc />
    public override MovementFacts Complete(MovementFacts given, bool imperial)
    {
        var kilograms = imperial ? (given.BarbellMass ?? DefaultPounds) * KilogramsPerPound : given.BarbellMass ?? DefaultMass;
        return kilograms >= MassRange.Low && kilograms <= MassRange.High
            ? given with { BarbellMass = kilograms, PlateDiameter = given.PlateDiameter ?? DefaultPlate }
            : throw new ApiException(
                ErrorCodes.FieldInvalid, $"barbell_mass must be {MassRange.Low} to {MassRange.High} kg (with measurement_system=imperial in pounds).");
    }

    /// <inheritdoc />
    public override MovementContext Context(string exercise, MovementFacts facts, Athlete athlete) => new LiftContext(
        exercise switch { "snatch" => LiftExercise.Snatch, "clean" => LiftExercise.Clean, _ => LiftExercise.CleanAndJerk },
        facts.BarbellMass ?? DefaultMass,
        facts.PlateDiameter ?? DefaultPlate,
        athlete);
}
