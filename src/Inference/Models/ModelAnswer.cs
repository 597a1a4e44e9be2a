namespace Aikynetix.Inference.Models;

/// <summary>What a model says about the built-in picture: the unit in which engines are compared.</summary>
/// <param name="Presence">How sure it is of a person, 0–1.</param>
/// <param name="Points">
/// Pose and cross-check: x, y, score of each canonical point, x and y in parts of the region's side; empty for an absent point.
/// Detectors: left, top, width, height, score of the first box; no row when there is none.
/// </param>
internal sealed record ModelAnswer(float Presence, IReadOnlyList<float[]> Points);
