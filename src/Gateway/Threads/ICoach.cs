namespace Aikynetix.Gateway.Threads;

/// <summary>Socket for whoever writes texts about movements.</summary>
internal interface ICoach
{
    /// <summary>Writes a text.</summary>
    /// <param name="topic">About what and in which words.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="CoachTrouble">No text came about.</exception>
    Task<ThreadAnswer> WriteAsync(CoachTopic topic, CancellationToken cancellationToken);
}
