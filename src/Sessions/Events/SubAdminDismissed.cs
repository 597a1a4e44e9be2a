namespace Aikynetix.Sessions.Events;

/// <summary>The person whose stream this is looks after nobody any more; its keys of that role are off.</summary>
[FactName("sub-admin-dismissed-v1")]
internal sealed record SubAdminDismissed(DateTimeOffset DismissedAt) : IFact;
