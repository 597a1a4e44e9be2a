namespace Aikynetix.Inference.Models;

/// <summary>What a model says about the built-in picture: the unit in which engines and conversions are compared.</summary>
/// <param name="Presence">Probability that somebody is there, 0 to 1.</param>
/// <param name="Points">
/// Pose models: x, y, score of every canonical point, x and y in parts of the region's side, empty where the model has no such point.
/// Detectors: x, y, width, height, score of the first box.
/// </param>
internal sealed record ModelAnswer(float Presence, IReadOnlyList<float[]> Points);
