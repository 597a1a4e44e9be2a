namespace Aikynetix.Gateway.Management;

/// <summary>Gives a session another title.</summary>
/// <param name="Title">1 to 200 characters.</param>
internal sealed record RenameBody(string? Title);
