using Aikynetix.Inference.Crop;
using Aikynetix.Pose;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>A picture of the labelled set.</summary>
/// <param name="Path">The JPEG file.</param>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
/// <param name="Kind"><c>full</c>, <c>body</c>, <c>hard</c> or <c>background</c>.</param>
/// <param name="Person">Box of the person and what is known of the body; null for a background.</param>
internal sealed record LabelledPicture(string Path, int Width, int Height, string Kind, (Box Box, BodyTruth Truth)? Person)
{
    /// <summary>The decoded picture.</summary>
    public required VideoFrame Frame { get; init; }
}
