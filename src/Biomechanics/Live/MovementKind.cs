namespace Aikynetix.Biomechanics.Live;

/// <summary>What counts as a repetition.</summary>
internal enum MovementKind
{
    /// <summary>Not known: bending and standing up again.</summary>
    Any,

    /// <summary>Down and up again by the knees.</summary>
    Squat,

    /// <summary>Up from the floor or down and up again by the hips, the hands low.</summary>
    Hinge,

    /// <summary>The bar from below the hips to the shoulders or overhead.</summary>
    Lift,

    /// <summary>As <see cref="Lift"/>, and from the shoulders overhead before it counts.</summary>
    CleanAndJerk,

    /// <summary>The bar from the shoulders overhead.</summary>
    Jerk,
}
