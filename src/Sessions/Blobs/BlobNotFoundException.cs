namespace Aikynetix.Sessions.Blobs;

/// <summary>There is no blob of that name.</summary>
public sealed class BlobNotFoundException(string name) : Exception($"There is no blob '{name}'.");
