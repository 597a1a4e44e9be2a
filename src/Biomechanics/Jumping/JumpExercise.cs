namespace Aikynetix.Biomechanics.Jumping;

/// <summary>The jumps that are measured.</summary>
public enum JumpExercise
{
    /// <summary>From standing, down and up without a pause.</summary>
    Countermovement,

    /// <summary>Down from a box, and up again at once.</summary>
    Drop,
}
