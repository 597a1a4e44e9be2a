namespace Aikynetix.Gateway.People;

/// <summary>A key at the one moment when its token is told.</summary>
/// <param name="Token">What the holder presents; it is shown this once.</param>
/// <param name="Key">The key.</param>
internal sealed record NewKeyBody(string Token, KeyBody Key);
