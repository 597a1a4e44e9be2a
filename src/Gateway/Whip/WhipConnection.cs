using Aikynetix.Gateway.Ingest;
using Aikynetix.Pose;
using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>One publisher: its WebRTC connection on one side, its place at a live capture on the other.</summary>
/// <param name="stream">Name of the stream in the connection's address.</param>
/// <param name="keyId">Id of the key that opened it.</param>
internal sealed class WhipConnection(string stream, string keyId) : IEncodedFrameSink
{
    private volatile LiveSource? _source;
    private WebRtcSession? _rtc;
    private LiveSession? _session;

    /// <summary>Name of the stream in the connection's address.</summary>
    public string Stream => stream;

    /// <summary>Id of the key that opened it.</summary>
    public string KeyId => keyId;

    /// <summary>The WebRTC side.</summary>
    /// <exception cref="InvalidOperationException">Nothing was joined yet.</exception>
    public WebRtcSession Rtc => _rtc ?? throw new InvalidOperationException("The connection has not been joined yet.");

    /// <summary>The capture that the pictures go to.</summary>
    /// <exception cref="InvalidOperationException">Nothing was joined yet.</exception>
    public LiveSession Session => _session ?? throw new InvalidOperationException("The connection has not been joined yet.");

    /// <summary>Joins both sides; the end of one is the end of the connection, not of the capture.</summary>
    /// <returns>Whether the capture still takes cameras.</returns>
    public bool Join(WebRtcSession rtc, LiveSession session)
    {
        (_rtc, _session) = (rtc, session);
        if (session.Attach(rtc.RequestKeyFrame, resumes: true) is not { } source) return false;
        _source = source;
        source.Replaced.Register(rtc.Close);
        _ = rtc.Ended.ContinueWith(_ => source.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return true;
    }

    /// <inheritdoc />
    public void OnFrame(EncodedFrame frame) => _source?.OnFrame(frame);
}
