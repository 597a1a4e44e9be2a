using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.Families;

/// <summary>A person that a detector saw.</summary>
/// <param name="Score">How sure it is, 0–1.</param>
/// <param name="Box">Where, in frame pixels.</param>
internal readonly record struct Person(float Score, Box Box);
