namespace Aikynetix.Biomechanics.Live;

/// <summary>Where a cyclic movement stands.</summary>
internal enum CyclePhase
{
    /// <summary>At the top, or nothing known yet.</summary>
    Top,

    /// <summary>On the way down, or resting at the bottom.</summary>
    Down,

    /// <summary>On the way up.</summary>
    Up,
}
