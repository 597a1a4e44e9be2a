namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>What was unusual about a lift and must be said beside its numbers.</summary>
[Flags]
internal enum LiftNotes
{
    /// <summary>Nothing unusual.</summary>
    None = 0,

    /// <summary>The knees do not bend again between the two pulls.</summary>
    NoDoubleKneeBend = 1,

    /// <summary>The knees cannot be seen through the pull, so its parts were found from the bar alone.</summary>
    KneeHidden = 2,

    /// <summary>The bar was caught where it stopped: hardly any drop under it.</summary>
    PowerVariant = 4,

    /// <summary>The bar came down again before the athlete stood up with it.</summary>
    Failed = 8,

    /// <summary>The clip ends before the athlete stands.</summary>
    Incomplete = 16,

    /// <summary>The bar was already moving when the clip, or the view of the bar, began.</summary>
    StartNotSeen = 32,

    /// <summary>The bar did not rest before the pull (touch and go).</summary>
    NoRest = 64,

    /// <summary>The bar left from above its place on the floor: from the hang, from blocks or from another pull.</summary>
    Hang = 128,

    /// <summary>The elbows were not seen while the jerk was held overhead, so nobody knows whether they were straight.</summary>
    ElbowsHidden = 256,

    /// <summary>Feet or legs were not seen at the end of the jerk, so nobody knows whether the athlete stood.</summary>
    StanceHidden = 512,
}
