namespace Aikynetix.Inference.Models;

/// <summary>One file under a model's name and what was found in it.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Model">Its verified content; null when it is no genuine one.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record ModelFile(string Path, VerifiedModel? Model, string? Fault);
