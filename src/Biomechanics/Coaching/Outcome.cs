namespace Aikynetix.Biomechanics.Coaching;

/// <summary>What a condition comes to, weakest first.</summary>
internal enum Outcome
{
    /// <summary>Something that it needs was not measured.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    No,

    /// <summary>The value is beyond the threshold, but the threshold lies inside its 90 % interval.</summary>
    Perhaps,

    /// <summary>The whole 90 % interval is beyond the threshold.</summary>
    Yes,
}
