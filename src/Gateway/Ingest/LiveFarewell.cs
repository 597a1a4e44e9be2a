using Aikynetix.Gateway.People;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Ends the live captures of a client who is deleted, whosever camera it is; its own keys are off by then, so no new one begins.</summary>
internal sealed class LiveFarewell(LiveIntake intake) : IClientFarewell
{
    /// <inheritdoc />
    public Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken) => Task.WhenAll(
        intake.Running.Where(session => session.Draft.UserId == userUid).Select(session => session.EndAsync(LiveEnds.Ended, cancellationToken)));
}
