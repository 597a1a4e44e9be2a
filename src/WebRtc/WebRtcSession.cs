using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using Aikynetix.WebRtc.Dtls;
using Aikynetix.WebRtc.Ice;
using Aikynetix.WebRtc.Receive;
using Aikynetix.WebRtc.Sdp;
using Aikynetix.WebRtc.Session;
using Microsoft.Extensions.Logging;

namespace Aikynetix.WebRtc;

/// <summary>One camera: from its accepted offer until it leaves, is closed, or falls silent.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Every session ends, by itself or by Close, and the end frees what it holds.")]
public sealed partial class WebRtcSession
{
    private const int LongestReport = 1500;

    private readonly Lock _gate = new();
    private readonly SessionContext _context;
    private readonly NegotiatedMedia _media;
    private readonly LiteAgent _ice;
    private readonly PeerRoutes _routes;
    private readonly DtlsEndpoint _dtls;
    private readonly MediaReceiver _receiver;
    private readonly TaskCompletionSource<WebRtcEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _report = new byte[LongestReport];
    private readonly long _accepted;
    private MediaKeys? _keys;
    private string _remoteFragment;
    private IceRestart? _restart;
    private string _etag = Token(9);
    private long _heard;
    private long _packets;
    private int _wantsKeyFrame;
    private int _bitrate;

    internal WebRtcSession(NegotiatedMedia media, IEncodedFrameSink sink, SessionContext context)
    {
        (_media, _context) = (media, context);
        var local = IceParameters.Create();
        _ice = new LiteAgent(local);
        _remoteFragment = media.Ice.Fragment;
        Answer = SdpAnswer.Write(media, local, context.Identity.Fingerprint, context.Candidates.Now);
        _routes = new PeerRoutes(context.Table, this);
        _receiver = new MediaReceiver(media, sink, SendReport, context.Time);
        _receiver.LimitBitrate(context.Options.MaxBitrate);
        _accepted = _heard = context.Time.GetTimestamp();
        _dtls = new DtlsEndpoint(context.Identity, Send);
    }

    /// <summary>Name of the session, 128 random bits: whoever knows it may end the session, so it belongs in no log.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The answer to the offer, SDP.</summary>
    public string Answer { get; }

    /// <summary>Entity tag of what was negotiated: strong, quoted, another after each ICE restart.</summary>
    public string ETag => $"\"{Volatile.Read(ref _etag)}\"";

    /// <summary>Ends when the session does, and tells why. Never fails.</summary>
    public Task<WebRtcEnd> Ended => _ended.Task;

    /// <summary>Whether the peer has connected, proved who it is, and has not left.</summary>
    public bool IsConnected => Volatile.Read(ref _keys) is not null;

    /// <summary>What arrived so far.</summary>
    public MediaStatistics Statistics
    {
        get
        {
            lock (_gate) return _receiver.Statistics;
        }
    }

    /// <summary>What the encryption let through so far; all zero before the peer has connected and after the end.</summary>
    public TransportStatistics Transport
    {
        get
        {
            lock (_gate)
            {
                return _keys?.Incoming is { } incoming
                    ? new(_packets, incoming.AuthenticationFailures, incoming.Replays, incoming.Malformed, _routes.Count)
                    : new(0, 0, 0, 0, _routes.Count);
            }
        }
    }

    /// <summary>Asks the camera for a picture with which decoding can begin, within a few milliseconds. May be called from anywhere, and never waits.</summary>
    public void RequestKeyFrame() => Volatile.Write(ref _wantsKeyFrame, 1);

    /// <summary>Asks the camera to send no more than so much, within a few milliseconds. May be called from anywhere, and never waits.</summary>
    /// <param name="bitsPerSecond">More than 0; never more than the operator's limit is asked for.</param>
    public void LimitBitrate(int bitsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerSecond);
        Volatile.Write(ref _bitrate, Math.Min(bitsPerSecond, _context.Options.MaxBitrate));
    }

    /// <summary>
    /// Takes what the peer adds to its offer (RFC 8840). The old connection stays until the new one of a restart works.
    /// </summary>
    /// <param name="fragment">Body of the request, <c>application/trickle-ice-sdpfrag</c>.</param>
    /// <returns>
    /// Null when there is nothing to answer; otherwise the answer to an ICE restart, the same again when the peer repeats one that it has not taken up.
    /// </returns>
    /// <exception cref="OfferRejectedException">The fragment is malformed, or the session has ended.</exception>
    public IceRestart? Patch(string fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        var patch = SdpFragment.Parse(fragment);
        lock (_gate)
        {
            if (_ended.Task.IsCompleted) throw new OfferRejectedException(OfferProblem.Ended, "The connection is over. Begin again with a new offer.");
            // Its candidates we need not know: the peer comes to us.
            if (patch.Ice is not { } remote) return null;
            // The answer to a restart may have been lost on its way.
            if (remote.Fragment == _remoteFragment) return _ice.Next is null ? null : _restart;
            _remoteFragment = remote.Fragment;
            if (_ice.Next is { } unused) _context.Table.RemoveFragment(unused.Fragment);
            var next = IceParameters.Create();
            _ice.Restart(next);
            _context.Table.AddFragment(next.Fragment, this);
            Volatile.Write(ref _etag, Token(9));
            return _restart = new IceRestart(SdpAnswer.WriteFragment(_media, next, _context.Candidates.Now), ETag);
        }
    }

    /// <summary>Says goodbye to the camera and ends the session; the second time nothing happens.</summary>
    public void Close() => End(WebRtcEnd.Closed);

    /// <summary>Lets checks of connectivity find the session.</summary>
    internal void Open() => _context.Table.AddFragment(_ice.Current.Fragment, this);

    /// <summary>Answers a check that names one of this session's fragments.</summary>
    /// <returns>Whether its sender knows the password.</returns>
    internal bool TakeCheck(in StunRequest request, SocketAddress from)
    {
        lock (_gate)
        {
            if (_ended.Task.IsCompleted) return false;
            Span<byte> answer = stackalloc byte[StunResponse.MaxLength];
            var old = _ice.Current.Fragment;
            var verdict = _ice.Check(request, PeerAddress.EndPoint(from), answer, out var length);
            if (verdict == IceVerdict.Forged) return false;
            _context.Port.Send(answer[..length], from);
            if (verdict == IceVerdict.Refused) return true;
            if (verdict == IceVerdict.Restarted) _context.Table.RemoveFragment(old);
            _heard = _context.Time.GetTimestamp();
            _routes.Add(from, request.UsesCandidate);
            return true;
        }
    }

    internal void TakeDtls(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            if (_ended.Task.IsCompleted) return;
            _dtls.Take(datagram);
            switch (_dtls.State)
            {
                case DtlsState.Connected when _keys is null:
                    Connect();
                    return;
                case DtlsState.ClosedByPeer:
                    End(WebRtcEnd.ClosedByPeer);
                    return;
                case DtlsState.Failed:
                    LogFailed(_dtls.Failure);
                    End(WebRtcEnd.Failed);
                    return;
            }
        }
    }

    internal void TakeMedia(Span<byte> packet, long received)
    {
        lock (_gate)
        {
            // Before the handshake has ended there can be no media: its sender has no keys until our last flight has reached it.
            if (_keys?.Incoming is not { } incoming || packet.Length < 2) return;
            // RFC 5761 §4: packet types of RTCP, where RTP would have marker and payload type.
            var isReport = packet[1] is >= 192 and <= 223;
            var length = isReport ? incoming.OpenRtcp(packet) : incoming.OpenRtp(packet);
            if (length == 0) return;
            _packets++;
            _heard = _context.Time.GetTimestamp();
            if (isReport) _receiver.TakeRtcp(packet[..length], received);
            else _receiver.TakeRtp(packet[..length], received);
        }
    }

    internal void Tick()
    {
        lock (_gate)
        {
            if (_ended.Task.IsCompleted) return;
            if (_keys is null)
            {
                _dtls.Tick();
                if (_dtls.State == DtlsState.Failed) End(WebRtcEnd.Failed);
                else if (_context.Time.GetElapsedTime(_accepted) > _context.Options.ConnectTimeout) End(WebRtcEnd.NeverConnected);
                return;
            }

            if (_context.Time.GetElapsedTime(_heard) > _context.Options.SilenceTimeout)
            {
                End(WebRtcEnd.Vanished);
                return;
            }

            if (Interlocked.Exchange(ref _bitrate, 0) is > 0 and var bitrate) _receiver.LimitBitrate(bitrate);
            if (Interlocked.Exchange(ref _wantsKeyFrame, 0) != 0) _receiver.RequestKeyFrame();
            _receiver.Tick();
        }
    }

    private static string Token(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private void Connect()
    {
        // Whoever finished the handshake holds the key of this certificate; only the fingerprint says that it also made the offer.
        if (_dtls.PeerFingerprint != _media.Fingerprint)
        {
            End(WebRtcEnd.WrongCertificate);
            return;
        }

        _keys = MediaKeys.From(_dtls);
        LogConnected(_context.Time.GetElapsedTime(_accepted).TotalMilliseconds, (Srtp.SrtpProfile)_dtls.MediaProfile);
    }

    private void End(WebRtcEnd why)
    {
        lock (_gate)
        {
            if (!_ended.TrySetResult(why)) return;
            _dtls.Dispose();
            _keys?.Dispose();
            _keys = null;
            _routes.Clear();
            _context.Table.RemoveFragment(_ice.Current.Fragment);
            if (_ice.Next is { } next) _context.Table.RemoveFragment(next.Fragment);
            _context.Table.Remove(this);
            LogEnded(why);
        }
    }

    private void Send(ReadOnlySpan<byte> datagram)
    {
        if (_routes.Chosen is { } peer) _context.Port.Send(datagram, peer);
    }

    private void SendReport(ReadOnlySpan<byte> report)
    {
        if (_keys?.Outgoing is not { } outgoing || report.Length + outgoing.Overhead > _report.Length) return;
        report.CopyTo(_report);
        var length = outgoing.Seal(_report, report.Length);
        if (length > 0) Send(_report.AsSpan(0, length));
    }

    private void LogConnected(double milliseconds, Srtp.SrtpProfile profile) => LogConnected(_context.Log, milliseconds, profile);

    private void LogEnded(WebRtcEnd why) => LogEnded(_context.Log, why);

    private void LogFailed(string why) => LogFailed(_context.Log, why);

    [LoggerMessage(1, LogLevel.Information, "A camera connected by WebRTC in {Milliseconds:0} ms, media protected by {Profile}")]
    private static partial void LogConnected(ILogger log, double milliseconds, Srtp.SrtpProfile profile);

    [LoggerMessage(2, LogLevel.Information, "A WebRTC session is over: {Why}")]
    private static partial void LogEnded(ILogger log, WebRtcEnd why);

    [LoggerMessage(3, LogLevel.Warning, "The encryption of a WebRTC session broke down: {Why}")]
    private static partial void LogFailed(ILogger log, string why);
}
