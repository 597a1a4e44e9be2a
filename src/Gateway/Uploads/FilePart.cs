namespace Aikynetix.Gateway.Uploads;

/// <summary>One file of a multipart form while it arrives.</summary>
/// <param name="Name">Name of the form field.</param>
/// <param name="FileName">What the client calls the file; untrusted, for display only.</param>
/// <param name="Content">The bytes, readable once, in order.</param>
internal sealed record FilePart(string Name, string FileName, Stream Content);
