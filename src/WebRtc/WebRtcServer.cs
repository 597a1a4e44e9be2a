using System.Net;
using Aikynetix.WebRtc.Dtls;
using Aikynetix.WebRtc.Ice;
using Aikynetix.WebRtc.Sdp;
using Aikynetix.WebRtc.Session;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.WebRtc;

/// <summary>
/// Receives video from cameras by WebRTC: an ICE-lite, DTLS-SRTP endpoint with one UDP port and one receive loop for all of them.
/// </summary>
public sealed partial class WebRtcServer : IAsyncDisposable
{
    /// <summary>How often sessions look at their clocks while there are any: fine enough for feedback every 50 ms and for lost packets.</summary>
    internal static readonly TimeSpan TickPeriod = TimeSpan.FromMilliseconds(10);

    private readonly WebRtcOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SessionTable _table = new();
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private UdpPort? _port;
    private DtlsIdentity? _identity;
    private AdvertisedCandidates? _candidates;
    private long _strangers;
    private long _forged;
    private bool _closed;

    /// <param name="options">The operator's settings.</param>
    /// <param name="time">The clock of all time limits.</param>
    /// <param name="logs">Where the log goes.</param>
    public WebRtcServer(IOptions<WebRtcOptions> options, TimeProvider time, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time) = (options.Value, time);
        _log = logs.CreateLogger<WebRtcServer>();
    }

    /// <summary>Every session that has not ended.</summary>
    public IReadOnlyList<WebRtcSession> Sessions => _table.All;

    /// <summary>The UDP port; 0 before the start.</summary>
    public int Port => _port?.LocalPort ?? 0;

    /// <summary>What came to the port so far.</summary>
    public WebRtcServerStatistics Statistics => _port is { } port
        ? new(port.Datagrams, Interlocked.Read(ref _strangers), Interlocked.Read(ref _forged), port.Faults, port.LostSends, port.ReceiveBuffer)
        : new(0, 0, 0, 0, 0, 0);

    /// <summary>Opens the port. The second time nothing happens.</summary>
    /// <exception cref="WebRtcUnavailableException">OpenSSL 3 is missing or the port is taken; the message says what to do.</exception>
    public void Start()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_port is not null) return;
            _identity ??= DtlsIdentity.Create(_time.GetUtcNow());
            _port = UdpPort.Open(CandidateAddresses.Bind(_options.Addresses), _options.Port, Take, LogFault, _time);
            _candidates = new AdvertisedCandidates(() => CandidateAddresses.Choose(_options.Addresses), _port.LocalPort, _time);
            _timer = _time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            LogOpen(_port.LocalPort, string.Join(", ", _candidates.Now.Select(candidate => candidate.Address)));
            if (_port.ReceiveBuffer < UdpPort.WantedBuffer) LogSmallBuffer(_port.ReceiveBuffer, UdpPort.WantedBuffer);
        }
    }

    /// <summary>Agrees with a camera's offer. The camera has <see cref="WebRtcOptions.ConnectTimeout"/> to connect.</summary>
    /// <param name="offer">Its offer, SDP.</param>
    /// <param name="sink">Takes its pictures.</param>
    /// <exception cref="OfferRejectedException">The offer cannot be accepted; nothing is left of it.</exception>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public WebRtcSession Accept(string offer, IEncodedFrameSink sink)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(sink);
        var media = MediaNegotiation.Accept(SdpOffer.Parse(offer));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_port is null) throw new InvalidOperationException("The WebRTC server accepts offers only after its start.");
            if (_table.All.Count >= _options.MaxSessions)
                throw new OfferRejectedException(OfferProblem.Full, $"The server has {_options.MaxSessions} cameras, as many as it may. Try again when one has left.");
            var context = new SessionContext(_table, _port, FreshIdentity(), _candidates!, _options, _time, _log);
            var session = new WebRtcSession(media, sink, context);
            _table.Add(session);
            session.Open();
            _timer!.Change(TickPeriod, Timeout.InfiniteTimeSpan);
            return session;
        }
    }

    /// <summary>Says goodbye to every camera and closes the port.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_closed) return;
            _closed = true;
        }

        foreach (var session in _table.All) session.Close();
        if (_timer is not null) await _timer.DisposeAsync();
        if (_port is not null) await _port.DisposeAsync();
        _identity?.Dispose();
    }

    // Peers see a new certificate now and then, not the same one for years; sessions keep theirs.
    private DtlsIdentity FreshIdentity()
    {
        if (!_identity!.IsStale(_time.GetUtcNow())) return _identity;
        var old = _identity;
        _identity = DtlsIdentity.Create(_time.GetUtcNow());
        old.Dispose();
        return _identity;
    }

    private void Take(Span<byte> datagram, SocketAddress from, long received)
    {
        if (StunRequest.IsStun(datagram))
        {
            if (!StunRequest.TryRead(datagram, out var request) || _table.FindByFragment(request.LocalFragment) is not { } checkedFor)
                Interlocked.Increment(ref _strangers);
            else if (!checkedFor.TakeCheck(request, from))
                Interlocked.Increment(ref _forged);
            return;
        }

        if (_table.FindByAddress(PeerAddress.From(from)) is not { } session) Interlocked.Increment(ref _strangers);
        else if (DtlsEndpoint.IsDtls(datagram)) session.TakeDtls(datagram);
        // RFC 7983: what begins with 128 to 191 is RTP or RTCP.
        else if (datagram[0] is >= 128 and <= 191) session.TakeMedia(datagram, received);
        else Interlocked.Increment(ref _strangers);
    }

    private void Tick()
    {
        foreach (var session in _table.All)
        {
            try
            {
                session.Tick();
            }
            catch (Exception failure)
            {
                // One session's trouble must not stop the clocks of the others.
                LogFault(failure);
            }
        }

        lock (_lock)
        {
            if (!_closed && _table.All.Count > 0) _timer!.Change(TickPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(11, LogLevel.Information, "Cameras can connect by WebRTC: UDP port {Port} on {Addresses}")]
    private partial void LogOpen(int port, string addresses);

    [LoggerMessage(12, LogLevel.Warning, "The system holds only {Granted} of {Wanted} bytes for arriving video, so a busy moment may lose some. On Linux raise net.core.rmem_max")]
    private partial void LogSmallBuffer(int granted, int wanted);

    [LoggerMessage(13, LogLevel.Error, "What one WebRTC datagram asked for failed; all goes on")]
    private partial void LogFault(Exception failure);
}
