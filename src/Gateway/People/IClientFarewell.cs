namespace Aikynetix.Gateway.People;

/// <summary>Something that goes with a client who is deleted: live captures, sessions.</summary>
internal interface IClientFarewell
{
    /// <summary>Lets it go. It may be asked again for the same client, after a failure or a restart.</summary>
    /// <param name="userUid">The client; unknown to everybody by now.</param>
    /// <param name="keepSessions">Whether the sessions stay.</param>
    /// <param name="cancellationToken">Gives up; it is asked again later.</param>
    Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken);
}
