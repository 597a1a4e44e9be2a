namespace Aikynetix.Inference.Tracking;

/// <summary>What a frame does beyond following the athlete, told by its place in the capture alone.</summary>
/// <param name="Search">Whether everybody is searched for.</param>
/// <param name="LookAround">Whether a model that works alone looks at the whole picture.</param>
internal readonly record struct FrameTurn(bool Search, bool LookAround)
{
    /// <summary>Which part of the picture a look around is confined to, counted on from part to part; null for all of them at once.</summary>
    public int? Part { get; init; }

    /// <summary>Whether a model that works alone looks for an athlete who was lost before this frame: it takes many runs.</summary>
    public bool Restart { get; init; } = true;

    /// <summary>Whether a model that works alone looks anew for an athlete who is seen but in doubt: it takes as many.</summary>
    public bool Reconsider { get; init; } = true;
}
