namespace Aikynetix.Inference.Models;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">Bytes that have arrived, those of earlier tries included.</param>
/// <param name="Total">Length of the whole file; null when nobody said.</param>
public readonly record struct ModelTransfer(long Bytes, long? Total);
