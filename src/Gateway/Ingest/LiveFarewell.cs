using Aikynetix.Gateway.People;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Ends the live captures of a client who is deleted, whosever camera it is; its own keys are off by then, so no new one begins.</summary>
internal sealed class LiveFarewell(LiveIntake intake, SessionJournal sessions) : IClientFarewell
{
    /// <inheritdoc />
    public async Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            intake.Running.Where(session => session.Draft.UserId == userUid).Select(session => session.EndAsync(LiveEnds.Ended, cancellationToken)));
        // A capture becomes a session with its first picture, and that may have come after the others were deleted.
        if (!keepSessions) await sessions.DeleteAllOfAsync(userUid, cancellationToken);
    }
}
