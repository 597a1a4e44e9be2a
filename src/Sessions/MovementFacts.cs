namespace Aikynetix.Sessions;

/// <summary>What the uploader said about a movement; null where the activity has no such thing or nothing was said.</summary>
public sealed record MovementFacts
{
    /// <summary>Bar and plates, kilograms.</summary>
    public double? BarbellMass { get; init; }

    /// <summary>Outer diameter of the largest plate, metres.</summary>
    public double? PlateDiameter { get; init; }

    /// <summary>Slope of the belt or of the ground, degrees, uphill positive.</summary>
    public double? Incline { get; init; }

    /// <summary>Speed of the belt or over ground, m/s.</summary>
    public double? Speed { get; init; }

    /// <summary>Whether the movement hurt.</summary>
    public bool? Pain { get; init; }

    /// <summary>Whether the heels stood on a board.</summary>
    public bool? HeelsRaised { get; init; }

    /// <summary>How many times slower than life the clip plays, 1 or more; null leaves it to the file.</summary>
    public double? SlowMotion { get; init; }
}
