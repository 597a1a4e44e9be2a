using System.Globalization;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>One text field of a form that says something about the movement: how it is read, and how it is described.</summary>
internal sealed record FormField
{
    private readonly Func<MovementFacts, string, MovementFacts> _take;

    private FormField(string name, string description, string example, Func<MovementFacts, string, MovementFacts> take) =>
        (Name, Description, Example, _take) = (name, description, example, take);

    /// <summary>Its name in forms and queries, e.g. <c>barbell_mass</c>.</summary>
    public string Name { get; }

    /// <summary>What it means, with unit and default.</summary>
    public string Description { get; }

    /// <summary>A value that is taken.</summary>
    public string Example { get; }

    /// <summary>The only values; empty where it is no choice.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>How many times slower than life the clip plays; every activity has this one.</summary>
    public static FormField SlowMotion { get; } = Number(
        "slow_motion", "How many times slower than life the clip plays, 1–32; only for clips whose file does not say so or says it wrong.", "8",
        (1, 32, ""), (facts, value) => facts with { SlowMotion = value });

    /// <summary>A field with a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it means.</param>
    /// <param name="example">A value that is taken.</param>
    /// <param name="range">Lowest and highest value and their unit.</param>
    /// <param name="set">Puts the value among the facts.</param>
    public static FormField Number(
        string name, string description, string example, (double Low, double High, string Unit) range, Func<MovementFacts, double, MovementFacts> set) =>
        new(name, description, example, (facts, text) =>
        {
            var value = Parse(name, text, example);
            return value >= range.Low && value <= range.High
                ? set(facts, value)
                : throw Invalid(FormattableString.Invariant($"{name} must be {range.Low} to {range.High} {range.Unit}").TrimEnd() + ".");
        });

    /// <summary>A field with a number whose range depends on other fields.</summary>
    public static FormField Number(string name, string description, string example, Func<MovementFacts, double, MovementFacts> set) =>
        new(name, description, example, (facts, text) => set(facts, Parse(name, text, example)));

    /// <summary>A field that is true or false.</summary>
    public static FormField Flag(string name, string description, Func<MovementFacts, bool, MovementFacts> set) =>
        new(name, description, "true", (facts, text) => set(facts, text.ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw Invalid($"{name} must be true or false."),
        }))
        {
            Choices = ["true", "false"],
        };

    /// <summary>Reads the field.</summary>
    /// <exception cref="ApiException">The value is not allowed.</exception>
    public MovementFacts Take(MovementFacts facts, string text) => _take(facts, text);

    private static double Parse(string name, string text, string example) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Invalid($"{name} must be a number such as {example}.");

    private static ApiException Invalid(string sentence) => new(ErrorCodes.FieldInvalid, sentence);
}
