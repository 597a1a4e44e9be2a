using Aikynetix.Gateway.Sessions;

namespace Aikynetix.Gateway.Live;

/// <summary>What the hub calls on a viewer; the names are those on the wire.</summary>
internal interface ILiveClient
{
    /// <summary>The newest frame, in the form of <see cref="LiveFrameWriter"/>.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="skipped">Frames that this viewer missed since the last it was sent.</param>
    Task Angles(PrewrittenJson frame, long skipped);

    /// <summary>Something worth telling at once.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="skipped">Cues that this viewer missed since the last it was sent.</param>
    Task Cue(LiveCueBody cue, long skipped);

    /// <summary>The capture is over; the states of its session follow.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="reason"><c>ended</c>, <c>key_off</c>, <c>vanished</c>, <c>interrupted</c> or <c>shutting_down</c>.</param>
    Task Ended(string sessionId, string reason);

    /// <summary>The session of an ended capture has a new state: <c>queued</c>, <c>processing</c>, and at last one in which it stays.</summary>
    Task Status(SessionState state);
}
