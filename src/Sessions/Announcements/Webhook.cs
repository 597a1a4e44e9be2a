using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Sessions.Announcements;

/// <summary>An address that is told of what happens.</summary>
/// <param name="Id">32 lowercase hex digits.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Events">Of which types; none is empty.</param>
/// <param name="Role">How far it sees: that of the key that made it.</param>
/// <param name="KeyId">The key that made it; once that is off, nothing is told here any more.</param>
/// <param name="UserUid">For whom it was made; null for some admins.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="Position">Place of its making in the order of all events: it is told of what happens later.</param>
public sealed record Webhook(
    string Id, string Url, IReadOnlyList<string> Events, AccountRole Role, string KeyId, string? UserUid, DateTimeOffset CreatedAt, long Position);
