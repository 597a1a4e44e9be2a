using System.Net;
using System.Net.Sockets;
using Aikynetix.WebRtc.UnitTests.Ice;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aikynetix.WebRtc.UnitTests.Session;

/// <summary>Real sockets and a real handshake on loopback: who may send, who may not, and how sessions end.</summary>
public sealed class WebRtcServerTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly CollectingSink _sink = new();
    private readonly List<WebRtcServer> _servers = [];

    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public WebRtcServerTests() => _patience.CancelAfter(TimeSpan.FromSeconds(60));

    // A datagram that never comes fails the test instead of hanging it.
    private CancellationToken Cancel => _patience.Token;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _patience.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1", "SRTP_AEAD_AES_128_GCM")]
    [InlineData("127.0.0.1", "SRTP_AES128_CM_SHA1_80")]
    [InlineData("::1", "SRTP_AEAD_AES_128_GCM")]
    public async Task Pictures_of_a_camera_arrive_as_they_were_sent(string address, string profile)
    {
        Assert.SkipUnless(address != "::1" || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var camera = new TestCamera(profile, IPAddress.Parse(address));
        var session = Start(address).Accept(camera.Offer, _sink);
        Assert.False(session.IsConnected);
        await camera.ConnectAsync(session.Answer, Cancel);
        for (var count = 0; count < 20; count++)
        {
            var picture = await camera.SendPictureAsync(Cancel);
            var frame = await _sink.NextAsync(Cancel);
            Assert.True(frame.IsKey);
            Assert.Equal(picture, frame.Data.ToArray());
        }

        Assert.True(session.IsConnected);
        Assert.Equal(20, session.Transport.Accepted);
    }

    [Fact]
    public async Task Whoever_shows_another_certificate_than_the_offer_names_sends_no_picture()
    {
        using var other = new TestCamera();
        using var camera = new TestCamera { OfferedFingerprint = other.OfferedFingerprint };
        var session = Start().Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        for (var count = 0; count < 10; count++) await camera.SendPictureAsync(Cancel);
        Assert.Equal(WebRtcEnd.WrongCertificate, await session.Ended.WaitAsync(Cancel));
        await camera.AwaitGoodbyeAsync(Cancel);
        Assert.Empty(_sink.All);
        Assert.False(session.IsConnected);
    }

    [Fact]
    public async Task A_camera_that_never_connects_is_given_up()
    {
        using var camera = new TestCamera();
        var server = Start();
        var session = server.Accept(camera.Offer, _sink);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(session.Ended.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(WebRtcEnd.NeverConnected, await session.Ended.WaitAsync(Cancel));
        Assert.Empty(server.Sessions);
    }

    [Fact]
    public async Task A_camera_vanishes_when_it_is_silent_but_not_while_it_shows_signs_of_life()
    {
        using var camera = new TestCamera();
        var session = Start().Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        for (var count = 0; count < 5; count++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await camera.CheckAsync(Cancel);
        }

        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.False(session.Ended.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(WebRtcEnd.Vanished, await session.Ended.WaitAsync(Cancel));
    }

    [Fact]
    public async Task A_camera_that_leaves_ends_its_session_at_once()
    {
        using var camera = new TestCamera();
        var server = Start();
        var session = server.Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        await camera.CloseAsync(Cancel);
        Assert.Equal(WebRtcEnd.ClosedByPeer, await session.Ended.WaitAsync(Cancel));
        await camera.AwaitGoodbyeAsync(Cancel);
        Assert.Empty(server.Sessions);
    }

    [Fact]
    public async Task Closing_tells_the_camera()
    {
        using var camera = new TestCamera();
        var session = Start().Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        session.Close();
        session.Close();
        Assert.Equal(WebRtcEnd.Closed, await session.Ended.WaitAsync(Cancel));
        await camera.AwaitGoodbyeAsync(Cancel);
    }

    [Fact]
    public async Task A_server_that_stops_tells_every_camera()
    {
        using var first = new TestCamera();
        using var second = new TestCamera();
        var server = Start();
        var one = server.Accept(first.Offer, _sink);
        var two = server.Accept(second.Offer, _sink);
        await first.ConnectAsync(one.Answer, Cancel);
        await second.ConnectAsync(two.Answer, Cancel);
        await server.DisposeAsync();
        await first.AwaitGoodbyeAsync(Cancel);
        await second.AwaitGoodbyeAsync(Cancel);
        Assert.Equal(WebRtcEnd.Closed, await one.Ended);
        Assert.Throws<ObjectDisposedException>(() => server.Accept(first.Offer, _sink));
    }

    [Fact]
    public void No_more_cameras_come_in_than_may()
    {
        using var camera = new TestCamera();
        var server = Start(sessions: 2);
        var first = server.Accept(camera.Offer, _sink);
        server.Accept(camera.Offer, _sink);
        var refusal = Assert.Throws<OfferRejectedException>(() => server.Accept(camera.Offer, _sink));
        Assert.Equal(OfferProblem.Full, refusal.Problem);
        first.Close();
        Assert.NotEqual(first.Id, server.Accept(camera.Offer, _sink).Id);
    }

    [Fact]
    public async Task A_restart_moves_the_camera_to_new_names_and_until_then_the_old_ones_hold()
    {
        using var camera = new TestCamera();
        var session = Start().Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        var (fragment, tag) = (camera.Fragment, session.ETag);
        Assert.Null(session.Patch("a=ice-ufrag:cam1\r\na=ice-pwd:0123456789012345678901\r\nm=video 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n"));
        Assert.Equal(tag, session.ETag);
        var restart = session.Patch("a=ice-ufrag:cam2\r\na=ice-pwd:0123456789012345678902\r\n")!;
        Assert.NotEqual(tag, restart.ETag);
        Assert.Equal(restart.ETag, session.ETag);
        // Asked once more because the answer was lost: it is the same.
        Assert.Equal(restart, session.Patch("a=ice-ufrag:cam2\r\na=ice-pwd:0123456789012345678902\r\n"));
        Assert.Equal(restart.ETag, session.ETag);
        await camera.CheckAsync(Cancel);
        await camera.SendPictureAsync(Cancel);
        await _sink.NextAsync(Cancel);

        camera.Read(restart.Fragment);
        Assert.NotEqual(fragment, camera.Fragment);
        await camera.CheckAsync(Cancel);
        await camera.SendPictureAsync(Cancel);
        await _sink.NextAsync(Cancel);
        Assert.False(session.Ended.IsCompleted);
        Assert.Null(session.Patch("a=ice-ufrag:cam2\r\na=ice-pwd:0123456789012345678902\r\n"));
        Assert.Equal(OfferProblem.Malformed, Assert.Throws<OfferRejectedException>(() => session.Patch("nonsense")).Problem);
        session.Close();
        Assert.Equal(
            OfferProblem.Ended,
            Assert.Throws<OfferRejectedException>(() => session.Patch("a=ice-ufrag:cam3\r\na=ice-pwd:0123456789012345678903\r\n")).Problem);
    }

    [Fact]
    public async Task A_camera_may_move_to_another_address_at_any_time()
    {
        using var camera = new TestCamera();
        var session = Start().Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        using var elsewhere = TestCamera.NewSocket(IPAddress.Loopback);
        await camera.CheckAsync(Cancel, use: true, elsewhere);
        await camera.SendPictureAsync(Cancel, elsewhere);
        await _sink.NextAsync(Cancel);
        session.Close();
        Assert.Equal(21, (await camera.ReceiveAsync(datagram => datagram[0] is >= 20 and <= 63, Cancel, elsewhere))[0]);
    }

    [Fact]
    public async Task Twenty_thousand_junk_datagrams_harm_nobody()
    {
        using var camera = new TestCamera();
        var server = Start();
        var session = server.Accept(camera.Offer, _sink);
        await camera.ConnectAsync(session.Answer, Cancel);
        using var stranger = TestCamera.NewSocket(IPAddress.Loopback);
        var random = new Random(1);
        var check = StunMessage.Check($"{camera.Fragment}:cam1", "not the password at all");
        byte[] firsts = [0, 1, 20, 22, 23, 128, 129, 144, 191, 200, 255];
        for (var count = 0; count < 20_000; count++)
        {
            var junk = count % 5 == 0 ? check.ToArray() : new byte[random.Next(1, 1400)];
            if (count % 5 != 0) random.NextBytes(junk);
            else junk[random.Next(20, junk.Length)]++;
            if (count % 5 != 0) junk[0] = firsts[random.Next(firsts.Length)];
            // Not from the camera's own address what could be a fatal alert in plain text: that may end a session, as in any TLS.
            if (count % 2 == 0 || junk[0] is >= 20 and <= 63) await stranger.SendToAsync(junk, camera.Server, Cancel);
            else await camera.SendAsync(junk, Cancel);
            if (count % 50 != 0) continue;
            await camera.CheckAsync(Cancel);
        }

        await camera.SendPictureAsync(Cancel);
        await _sink.NextAsync(Cancel);
        Assert.False(session.Ended.IsCompleted);
        Assert.Equal(0, server.Statistics.Faults);
        Assert.True(server.Statistics.Strangers > 1000);
        Assert.True(session.Transport.AuthenticationFailures > 100);
        Assert.Equal(1, session.Transport.Addresses);
        Assert.Single(server.Sessions);
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        using var holder = TestCamera.NewSocket(IPAddress.Loopback);
        var port = ((IPEndPoint)holder.LocalEndPoint!).Port;
        var failure = Assert.Throws<WebRtcUnavailableException>(() => Start(port: port));
        Assert.Contains($"{port}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("WebRtc:Port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_sessions_cannot_be_guessed()
    {
        using var camera = new TestCamera();
        var server = Start(sessions: 200);
        var sessions = Enumerable.Range(0, 200).Select(_ => server.Accept(camera.Offer, _sink)).ToList();
        Assert.All(sessions, session => Assert.Matches("^[0-9a-f]{32}$", session.Id));
        Assert.All(sessions, session => Assert.Matches("^\"[0-9a-f]+\"$", session.ETag));
        Assert.Equal(200, sessions.Select(session => session.Id).Distinct().Count());
        await server.DisposeAsync();
        Assert.All(sessions, session => Assert.Equal(WebRtcEnd.Closed, session.Ended.Result));
    }

    private WebRtcServer Start(string address = "127.0.0.1", int sessions = 8, int port = 0)
    {
        var options = new WebRtcOptions { Port = port, Addresses = [address], MaxSessions = sessions };
        var server = new WebRtcServer(Options.Create(options), _time, NullLoggerFactory.Instance);
        _servers.Add(server);
        server.Start();
        return server;
    }
}
