namespace Aikynetix.Sessions.Events;

/// <summary>The person whose stream this is may be given clients to look after.</summary>
[FactName("sub-admin-appointed-v1")]
internal sealed record SubAdminAppointed(DateTimeOffset AppointedAt) : IFact;
