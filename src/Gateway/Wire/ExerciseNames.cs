using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Gateway.Wire;

/// <summary>The lifts by the names that the API gives them.</summary>
internal static class ExerciseNames
{
    /// <summary>The lift of that name, any case; null when there is none.</summary>
    public static LiftExercise? Parse(string name) => name.ToLowerInvariant() switch
    {
        "snatch" => LiftExercise.Snatch,
        "clean" => LiftExercise.Clean,
        "clean_and_jerk" => LiftExercise.CleanAndJerk,
        _ => null,
    };

    /// <summary>The name on the wire.</summary>
    public static string Wire(this LiftExercise exercise) => exercise switch
    {
        LiftExercise.Snatch => "snatch",
        LiftExercise.Clean => "clean",
        _ => "clean_and_jerk",
    };

    /// <summary>The name in a title.</summary>
    public static string Spoken(this LiftExercise exercise) => exercise switch
    {
        LiftExercise.Snatch => "Snatch",
        LiftExercise.Clean => "Clean",
        _ => "Clean and Jerk",
    };
}
