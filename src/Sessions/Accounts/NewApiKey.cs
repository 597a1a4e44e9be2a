namespace Aikynetix.Sessions.Accounts;

/// <summary>A key at the one moment when its token is known.</summary>
/// <param name="Key">The key.</param>
/// <param name="Token">What the holder presents; show it once and forget it.</param>
public sealed record NewApiKey(ApiKey Key, string Token);
