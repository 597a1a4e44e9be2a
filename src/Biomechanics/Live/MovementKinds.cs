namespace Aikynetix.Biomechanics.Live;

/// <summary>Reads what counts as a repetition off the name of the exercise.</summary>
internal static class MovementKinds
{
    /// <summary>The kind of an exercise; its name may be spelled with spaces, hyphens or underscores in any case.</summary>
    public static MovementKind Of(string exercise)
    {
        var name = exercise.ToLowerInvariant();
        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (name.Contains(word, StringComparison.Ordinal)) return true;
            }

            return false;
        }

        if (Has("squat", "lunge", "thruster")) return MovementKind.Squat;
        if (Has("deadlift", "rdl", "hinge", "good")) return MovementKind.Hinge;
        if (Has("jerk")) return Has("clean") ? MovementKind.CleanAndJerk : MovementKind.Jerk;
        return Has("pull") ? MovementKind.Hinge : Has("snatch", "clean") ? MovementKind.Lift : MovementKind.Any;
    }

    /// <summary>Whether the bar is lifted past the shoulders.</summary>
    public static bool IsLift(this MovementKind kind) => kind is MovementKind.Lift or MovementKind.CleanAndJerk or MovementKind.Jerk;
}
