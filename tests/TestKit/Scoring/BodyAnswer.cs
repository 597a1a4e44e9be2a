using Aikynetix.Pose;

namespace Aikynetix.TestKit.Scoring;

/// <summary>What a model said of a picture.</summary>
/// <param name="Points">The 26 points in pixels; null when it gave no usable answer.</param>
/// <param name="Presence">How likely somebody is there, 0–1.</param>
public sealed record BodyAnswer(Keypoint[]? Points, float Presence)
{
    /// <summary>Whether the product would go by this answer.</summary>
    public bool IsUsed => Points is not null && Presence > 0.5f;
}
