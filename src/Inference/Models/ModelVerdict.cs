namespace Aikynetix.Inference.Models;

/// <summary>What a verification found in one file.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Path">The file; null when there is none.</param>
/// <param name="Fault">What is wrong; null when the content is genuine and the model answers sensibly.</param>
public sealed record ModelVerdict(string Id, string? Path, string? Fault);
