using System.Security.Cryptography;
using Aikynetix.WebRtc.Dtls;

namespace Aikynetix.WebRtc.UnitTests.Dtls;

/// <summary>Handshakes end with the same keys on both sides, or end; nothing that arrives does harm.</summary>
public sealed class DtlsEndpointTests : IDisposable
{
    private readonly DtlsIdentity _identity = DtlsIdentity.Create(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly Queue<byte[]> _toServer = new();
    private readonly Queue<byte[]> _toClient = new();

    public void Dispose() => _identity.Dispose();

    [Theory]
    [InlineData("SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80", 7)]
    [InlineData("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM", 7)]
    [InlineData("SRTP_AES128_CM_SHA1_80", 1)]
    public void Both_sides_agree_on_keys_and_know_each_other(string profiles, int expected)
    {
        using var server = Server();
        using var client = Client(profiles);
        Shake(server, client);
        Assert.Equal(DtlsState.Connected, server.State);
        Assert.True(client.IsConnected);
        Assert.Equal(expected, server.MediaProfile);
        Assert.Equal(expected, client.Profile);
        Assert.Equal(client.Fingerprint, server.PeerFingerprint);
        Assert.Equal(client.Export(60), server.Export(60));
    }

    [Fact]
    public void A_flight_that_was_lost_is_sent_again()
    {
        using var server = Server();
        using var client = Client();
        client.Take([]);
        while (_toServer.TryDequeue(out var datagram)) server.Take(datagram);
        Assert.NotEmpty(_toClient);
        _toClient.Clear();
        // OpenSSL has a clock of its own: it sends again after about a second.
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                server.Tick();
                return _toClient.Count > 0;
            },
            TimeSpan.FromSeconds(30)));
        Shake(server, client);
        Assert.Equal(DtlsState.Connected, server.State);
        Assert.Equal(client.Export(60), server.Export(60));
    }

    [Fact]
    public void A_greeting_in_pieces_is_put_together_again()
    {
        using var server = Server();
        using var client = Client(mtu: 256);
        client.Take([]);
        Assert.True(_toServer.Count > 1, "the greeting came in one piece");
        Shake(server, client);
        Assert.Equal(DtlsState.Connected, server.State);
    }

    [Fact]
    public void No_datagram_is_longer_than_the_path_allows_and_each_holds_whole_records()
    {
        using var server = Server();
        using var client = Client();
        client.Take([]);
        while (_toServer.TryDequeue(out var datagram)) server.Take(datagram);
        Assert.All(_toClient, datagram =>
        {
            Assert.InRange(datagram.Length, 13, DtlsEndpoint.Mtu);
            var at = 0;
            while (at < datagram.Length) at += 13 + (datagram[at + 11] << 8) + datagram[at + 12];
            Assert.Equal(datagram.Length, at);
        });
    }

    [Fact]
    public void A_peer_without_certificate_is_turned_away()
    {
        using var server = Server();
        using var client = Client(showsCertificate: false);
        Shake(server, client);
        Assert.Equal(DtlsState.Failed, server.State);
        Assert.Contains("certificate", server.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_without_common_media_profile_is_turned_away()
    {
        using var server = Server();
        using var client = Client(profiles: "");
        Shake(server, client);
        Assert.Equal(DtlsState.Failed, server.State);
    }

    [Fact]
    public void A_goodbye_is_heard_and_answered()
    {
        using var client = Client();
        using (var server = Server())
        {
            Shake(server, client);
            client.Close();
            Shake(server, client);
            Assert.Equal(DtlsState.ClosedByPeer, server.State);
        }

        Shake(null, client);
        Assert.True(client.IsClosed);
    }

    [Fact]
    public void Disposing_says_goodbye()
    {
        using var client = Client();
        var server = Server();
        Shake(server, client);
        server.Dispose();
        server.Dispose();
        Shake(null, client);
        Assert.True(client.IsClosed);
        server.Take([20, 1, 2, 3]);
        Assert.Equal(DtlsState.Disposed, server.State);
    }

    [Fact]
    public void What_strangers_add_does_not_disturb_the_handshake()
    {
        using var server = Server();
        using var client = Client();
        var random = new Random(3);
        client.Take([]);
        while (_toServer.Count > 0 || _toClient.Count > 0)
        {
            if (_toServer.TryDequeue(out var datagram))
            {
                // Records of an epoch that does not exist yet, half records, and noise that looks like DTLS.
                server.Take([23, 0xFE, 0xFD, 0, 5, 0, 0, 0, 0, 0, 1, 0, 4, 1, 2, 3, 4]);
                server.Take(datagram.AsSpan(0, datagram.Length / 2));
                var noise = new byte[random.Next(13, 200)];
                random.NextBytes(noise);
                noise[0] = 22;
                server.Take(noise);
                server.Take(datagram);
            }

            if (_toClient.TryDequeue(out var answer)) client.Take(answer);
        }

        Assert.Equal(DtlsState.Connected, server.State);
    }

    [Fact]
    public void Mutated_datagrams_end_a_handshake_at_worst()
    {
        var random = new Random(8);
        for (var round = 0; round < 100; round++)
        {
            using var server = Server();
            using var client = Client();
            client.Take([]);
            for (var step = 0; step < 40 && (_toServer.Count > 0 || _toClient.Count > 0); step++)
            {
                if (_toServer.TryDequeue(out var datagram))
                {
                    for (var change = random.Next(0, 3); change > 0; change--) datagram[random.Next(datagram.Length)] ^= (byte)(1 << random.Next(8));
                    server.Take(datagram);
                    server.Tick();
                }

                if (_toClient.TryDequeue(out var answer)) client.Take(answer);
            }

            Assert.True(server.State != DtlsState.Connected || server.PeerFingerprint == client.Fingerprint);
            _toServer.Clear();
            _toClient.Clear();
        }
    }

    [Fact]
    public void There_are_no_keys_before_the_end_of_the_handshake()
    {
        using var server = Server();
        Assert.Throws<InvalidOperationException>(() => server.Export(60));
        server.Take(RandomNumberGenerator.GetBytes(100));
        Assert.Equal("", server.PeerFingerprint);
    }

    [Fact]
    public void The_certificate_grows_stale_in_half_of_its_time()
    {
        var made = DateTimeOffset.UnixEpoch.AddYears(56);
        Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", _identity.Fingerprint);
        Assert.False(_identity.IsStale(made.AddDays(14)));
        Assert.True(_identity.IsStale(made.AddDays(16)));
    }

    [Fact]
    public void A_connection_outlives_the_identity_it_began_with()
    {
        var identity = DtlsIdentity.Create(DateTimeOffset.UnixEpoch.AddYears(56));
        using var server = new DtlsEndpoint(identity, datagram => _toClient.Enqueue(datagram.ToArray()));
        identity.Dispose();
        using var client = Client();
        Shake(server, client);
        Assert.Equal(DtlsState.Connected, server.State);
        Assert.Throws<ObjectDisposedException>(() => identity.NewConnection());
    }

    private DtlsEndpoint Server() => new(_identity, datagram => _toClient.Enqueue(datagram.ToArray()));

    private DtlsClient Client(string profiles = "SRTP_AEAD_AES_128_GCM", int mtu = 1200, bool showsCertificate = true) =>
        new(_toServer.Enqueue, profiles, mtu, showsCertificate);

    private void Shake(DtlsEndpoint? server, DtlsClient client)
    {
        if (!client.IsConnected && _toServer.Count == 0) client.Take([]);
        while (_toServer.Count > 0 || _toClient.Count > 0)
        {
            if (_toServer.TryDequeue(out var datagram)) server?.Take(datagram);
            if (_toClient.TryDequeue(out var answer)) client.Take(answer);
        }
    }
}
