namespace Aikynetix.Inference.Models;

/// <summary>A model's bytes after their content was found to be a known one.</summary>
/// <param name="Bytes">The ONNX file.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hex digits.</param>
/// <param name="Installed">The record of the pull that made it; null for contents that the registry lists and no pull made.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record VerifiedModel(byte[] Bytes, string Sha256, InstalledModel? Installed, string Path);
