namespace Aikynetix.TestKit.Scoring;

/// <summary>From where a body is seen, as far as its points tell.</summary>
public enum BodyView
{
    /// <summary>It cannot be told: shoulders or hips are not labelled, or the trunk points at the camera.</summary>
    Unknown,

    /// <summary>From a side.</summary>
    Side,

    /// <summary>Between side and front or back.</summary>
    Oblique,

    /// <summary>From the front or the back.</summary>
    Front,
}
