namespace Aikynetix.Sessions.Accounts;

/// <summary>A deleted person with whom not everything has gone yet.</summary>
/// <param name="UserUid">The person.</param>
/// <param name="KeepSessions">Whether the sessions stay.</param>
public sealed record LeavingUser(string UserUid, bool KeepSessions);
