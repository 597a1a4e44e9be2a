namespace Aikynetix.Sessions.Store;

/// <summary>Somebody else wrote to the stream first; nothing was added. Read again and decide again.</summary>
public sealed class WrongExpectedRevisionException(string stream, ExpectedRevision expected, long actual)
    : Exception($"Stream '{stream}' was expected at {expected} but is at {(actual < 0 ? "no stream" : $"revision {actual}")}.")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    /// <summary>What the writer believed.</summary>
    public ExpectedRevision Expected { get; } = expected;

    /// <summary>Revision of the last event in the stream, −1 when it does not exist.</summary>
    public long Actual { get; } = actual;
}
