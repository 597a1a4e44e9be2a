using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Work;

/// <summary>What is asked of a worker: a video to draw, a comment to write, a message to deliver.</summary>
/// <param name="Kind">Which worker does it, 1–32 of <c>a–z</c>.</param>
/// <param name="Key">Identity within the kind, 1–120 characters that a stream name may have: asking twice makes one job.</param>
/// <param name="SessionId">The session that it belongs to and is deleted with; null for none.</param>
/// <param name="UserUid">For whom; workers serve those with the fewest jobs at work first.</param>
/// <param name="Payload">What the worker needs to know, JSON text.</param>
public sealed record JobRequest(string Kind, string Key, string? SessionId, string UserUid, string Payload)
{
    private const int MaxKind = 32;
    private const int MaxKey = 120;

    internal void ThrowIfMalformed()
    {
        if (Kind.Length is 0 or > MaxKind || !Kind.All(char.IsAsciiLetterLower))
            throw new ArgumentException($"A kind of job is 1 to {MaxKind} small letters, not '{Kind}'.");
        if (Key.Length > MaxKey || !StreamName.IsAllowed(Key))
            throw new ArgumentException($"The key of a job is 1 to {MaxKey} characters of a stream name, not '{Key}'.");
    }
}
