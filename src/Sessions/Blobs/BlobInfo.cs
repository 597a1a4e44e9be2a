namespace Aikynetix.Sessions.Blobs;

/// <summary>What was stored.</summary>
/// <param name="Name">Name of the blob.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lowercase hex digits.</param>
public sealed record BlobInfo(string Name, long Length, string Sha256);
