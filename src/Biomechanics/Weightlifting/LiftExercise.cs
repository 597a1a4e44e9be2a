namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The lifts that the weightlifting activity knows.</summary>
public enum LiftExercise
{
    /// <summary>Floor to overhead in one movement.</summary>
    Snatch,

    /// <summary>Floor to the shoulders.</summary>
    Clean,

    /// <summary>Floor to the shoulders, then overhead.</summary>
    CleanAndJerk,
}
