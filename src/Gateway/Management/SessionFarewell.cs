using Aikynetix.Gateway.People;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Management;

/// <summary>Deletes the sessions of a client who is deleted, unless they are to stay.</summary>
internal sealed class SessionFarewell(SessionJournal sessions) : IClientFarewell
{
    /// <inheritdoc />
    public Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken) =>
        keepSessions ? Task.CompletedTask : sessions.DeleteAllOfAsync(userUid, cancellationToken);
}
