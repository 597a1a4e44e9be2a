namespace Aikynetix.Biomechanics.Mobility;

/// <summary>What the user said about a mobility assessment.</summary>
/// <param name="Exercise">The movement that the clip is said to show.</param>
/// <param name="Athlete">What is known about the person.</param>
public sealed record MobilityContext(MobilityExercise Exercise, Athlete Athlete) : MovementContext(Athlete)
{
    /// <summary>Whether the movement hurt: the score is then 0, whatever it looked like.</summary>
    public bool Pain { get; init; }

    /// <summary>Whether the heels stood on a board: a full squat then scores 2, and one that is not full 1.</summary>
    public bool HeelsRaised { get; init; }
}
