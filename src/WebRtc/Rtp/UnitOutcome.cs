namespace Aikynetix.WebRtc.Rtp;

/// <summary>What the packets of one picture came to.</summary>
internal enum UnitOutcome
{
    /// <summary>A whole picture.</summary>
    Whole,

    /// <summary>Nothing to decode, and nothing wrong: parameters on their own, for example.</summary>
    Empty,

    /// <summary>Something that no sender would make; a key frame is needed.</summary>
    Broken,
}
