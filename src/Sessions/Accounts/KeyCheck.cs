namespace Aikynetix.Sessions.Accounts;

/// <summary>The answer to a presented token.</summary>
/// <param name="Verdict">What the token is worth.</param>
/// <param name="Key">Its key; null when the token is unknown.</param>
public sealed record KeyCheck(KeyVerdict Verdict, ApiKey? Key);
