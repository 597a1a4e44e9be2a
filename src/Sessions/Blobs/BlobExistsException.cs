namespace Aikynetix.Sessions.Blobs;

/// <summary>A blob of that name exists already; blobs are written once.</summary>
public sealed class BlobExistsException(string name) : Exception($"The blob '{name}' exists already.");
