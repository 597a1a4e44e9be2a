using Aikynetix.Biomechanics.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.Live;

/// <summary>One published picture of a live capture, shared by all its viewers; written as JSON at most once, however many they are.</summary>
internal sealed class LiveFrame
{
    private readonly Lazy<PrewrittenJson> _json;

    /// <summary>Puts together what was published at once.</summary>
    public LiveFrame(string sessionId, long sequence, AngleFrame angles, LiveState state, FrameLedger ledger, DateTimeOffset at)
    {
        (SessionId, Sequence, Angles, State, Ledger, At) = (sessionId, sequence, angles, state, ledger, at);
        _json = new Lazy<PrewrittenJson>(() => LiveFrameWriter.Write(this));
    }

    /// <summary>The session it belongs to.</summary>
    public string SessionId { get; }

    /// <summary>1, 2, 3 … over the published frames of one capture.</summary>
    public long Sequence { get; }

    /// <summary>The body and its angles.</summary>
    public AngleFrame Angles { get; }

    /// <summary>How the movement stands with this frame.</summary>
    public LiveState State { get; }

    /// <summary>Where the pictures of the capture went so far.</summary>
    public FrameLedger Ledger { get; }

    /// <summary>When it was handed to the viewers, by the clock of this machine.</summary>
    public DateTimeOffset At { get; }

    /// <summary>From the camera's shutter to publishing, by the sender's clock against ours; null when that clock is unknown.</summary>
    public TimeSpan? Glass => At - Angles.Latency.Captured;

    /// <summary>The frame as the hub sends it.</summary>
    public PrewrittenJson Json => _json.Value;
}
