using Aikynetix.Inference.Models;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>Writes a body down as a comparable answer.</summary>
internal static class PoseAnswer
{
    /// <summary>The answer of a model with points.</summary>
    /// <param name="points">The canonical points, decoded in <see cref="Crop.RegionOfInterest.Unit"/>.</param>
    /// <param name="presence">How sure the model is of a person, 0–1.</param>
    public static ModelAnswer Of(Keypoint[] points, float presence) =>
        new(presence, Array.ConvertAll(points, point => point.IsPresent ? new[] { point.X, point.Y, point.Score } : []));
}
