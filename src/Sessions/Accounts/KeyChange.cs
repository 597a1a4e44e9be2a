namespace Aikynetix.Sessions.Accounts;

/// <summary>What is to be different about a key.</summary>
/// <param name="Title">Its new title; null leaves it.</param>
/// <param name="SetsExpiry">Whether <paramref name="ExpiresAt"/> counts.</param>
/// <param name="ExpiresAt">From then on it is refused; null never.</param>
/// <param name="SwitchesOff">Whether it is to be off, for good.</param>
public sealed record KeyChange(string? Title, bool SetsExpiry, DateTimeOffset? ExpiresAt, bool SwitchesOff);
