using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Aikynetix.WebRtc.Srtp;
using Aikynetix.WebRtc.UnitTests.Dtls;
using Aikynetix.WebRtc.UnitTests.Ice;
using Aikynetix.WebRtc.UnitTests.Srtp;

namespace Aikynetix.WebRtc.UnitTests.Session;

/// <summary>A camera in a few lines: offers one VP8 video, checks, shakes hands, and sends what a test tells it to.</summary>
internal sealed partial class TestCamera : IDisposable
{
    private readonly Socket _socket;
    private readonly DtlsClient _dtls;
    private readonly Queue<byte[]> _outgoing = new();
    private SrtpSealer? _sealer;
    private ulong _sequence = 1000;
    private uint _timestamp = 90_000;

    public TestCamera(string profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80", IPAddress? bind = null)
    {
        var address = bind ?? IPAddress.Loopback;
        _socket = NewSocket(address);
        _dtls = new DtlsClient(_outgoing.Enqueue, profiles);
        OfferedFingerprint = _dtls.Fingerprint;
    }

    /// <summary>What the offer says of the certificate; a test may let it lie.</summary>
    public string OfferedFingerprint { get; init; }

    public string Offer =>
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n" +
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=sendonly\r\n" +
        "a=ice-ufrag:cam1\r\na=ice-pwd:0123456789012345678901\r\na=setup:actpass\r\na=rtcp-mux\r\na=rtcp-rsize\r\n" +
        $"a=fingerprint:sha-256 {OfferedFingerprint}\r\n" +
        "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=ssrc:77 cname:c\r\n";

    public DtlsClient Dtls => _dtls;

    public IPEndPoint Server { get; set; } = new(IPAddress.Loopback, 0);

    public string Fragment { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>Takes names and address from an answer or a fragment of one.</summary>
    public void Read(string answer)
    {
        Fragment = FragmentLine().Match(answer).Groups[1].Value;
        Password = PasswordLine().Match(answer).Groups[1].Value;
        var candidate = CandidateLine().Match(answer);
        Server = new IPEndPoint(IPAddress.Parse(candidate.Groups[1].Value), int.Parse(candidate.Groups[2].Value, null));
    }

    public static Socket NewSocket(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    /// <summary>Sends a connectivity check and awaits its answer.</summary>
    public async Task<byte[]> CheckAsync(CancellationToken cancellationToken, bool use = true, Socket? from = null)
    {
        var socket = from ?? _socket;
        await socket.SendToAsync(StunMessage.Check($"{Fragment}:cam1", Password, use), Server, cancellationToken);
        return await ReceiveAsync(datagram => datagram[0] < 4, cancellationToken, socket);
    }

    /// <summary>Connects: check, handshake, keys.</summary>
    public async Task ConnectAsync(string answer, CancellationToken cancellationToken)
    {
        Read(answer);
        await CheckAsync(cancellationToken);
        await ShakeAsync(cancellationToken);
        var profile = (SrtpProfile)_dtls.Profile;
        _sealer = new SrtpSealer(profile, SrtpKeys.FromExport(profile, _dtls.Export(SrtpKeys.ExportLength(profile)), ofClient: true));
    }

    public async Task ShakeAsync(CancellationToken cancellationToken)
    {
        _dtls.Take([]);
        await FlushAsync(cancellationToken);
        while (!_dtls.IsConnected)
        {
            _dtls.Take(await ReceiveAsync(datagram => datagram[0] is >= 20 and <= 63, cancellationToken));
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Sends one VP8 key frame in one packet.</summary>
    public async Task<byte[]> SendPictureAsync(CancellationToken cancellationToken, Socket? from = null)
    {
        byte[] picture = [0x10, 0x00, 0x00, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00, .. BitConverter.GetBytes(_sequence), 1, 2, 3, 4];
        var packet = _sealer!.Seal(77, _sequence++, [0x10, .. picture], timestamp: _timestamp += 3000);
        await (from ?? _socket).SendToAsync(packet, Server, cancellationToken);
        return picture;
    }

    public Task SendAsync(byte[] datagram, CancellationToken cancellationToken) => _socket.SendToAsync(datagram, Server, cancellationToken).AsTask();

    /// <summary>Waits for the server's goodbye.</summary>
    public async Task AwaitGoodbyeAsync(CancellationToken cancellationToken)
    {
        while (!_dtls.IsClosed) _dtls.Take(await ReceiveAsync(datagram => datagram[0] is >= 20 and <= 63, cancellationToken));
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _dtls.Close();
        await FlushAsync(cancellationToken);
    }

    public async Task<byte[]> ReceiveAsync(Predicate<byte[]> wanted, CancellationToken cancellationToken, Socket? at = null)
    {
        var socket = at ?? _socket;
        var buffer = new byte[2048];
        while (true)
        {
            var got = await socket.ReceiveFromAsync(buffer, new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0), cancellationToken);
            var datagram = buffer[..got.ReceivedBytes];
            if (wanted(datagram)) return datagram;
        }
    }

    public void Dispose()
    {
        _dtls.Dispose();
        _socket.Dispose();
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (_outgoing.TryDequeue(out var datagram)) await _socket.SendToAsync(datagram, Server, cancellationToken);
    }

    [GeneratedRegex(@"a=ice-ufrag:(\S+)")]
    private static partial Regex FragmentLine();

    [GeneratedRegex(@"a=ice-pwd:(\S+)")]
    private static partial Regex PasswordLine();

    [GeneratedRegex(@"a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host")]
    private static partial Regex CandidateLine();
}
