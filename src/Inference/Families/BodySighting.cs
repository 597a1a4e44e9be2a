using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>What a landmark model made of one region: a body, how likely somebody is there at all, and where to look next.</summary>
/// <param name="Points">The 26 canonical points in frame pixels.</param>
/// <param name="Presence">Probability of a person in the region, 0–1.</param>
/// <param name="Next">The region that the body itself asks for.</param>
internal sealed record BodySighting(Keypoint[] Points, float Presence, RegionOfInterest Next);
