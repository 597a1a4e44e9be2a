using System.Net;
using System.Net.Sockets;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Whip;

/// <summary>What a publisher may ask of WHIP (RFC 9725), and every refusal.</summary>
public sealed class WhipTests
{
    private const string Restart = "a=ice-ufrag:cam2\r\na=ice-pwd:0123456789012345678902\r\n";
    private const string Candidate =
        "a=ice-ufrag:cam1\r\na=ice-pwd:0123456789012345678901\r\nm=video 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n";

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_is_answered_with_all_that_a_publisher_needs()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PublishAsync("platform-1");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Publisher.Sdp, answer.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^/whip/platform-1/[0-9a-f]{32}$", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal([Publisher.Fragment], answer.Headers.GetValues("Accept-Patch"));
        Assert.Matches("^[0-9a-f]{32}$", answer.Headers.GetValues("Session-Id").Single());
        var sdp = await answer.Content.ReadAsStringAsync(Token);
        foreach (var line in new[] { "v=0\r\n", "a=ice-lite\r\n", "a=recvonly\r\n", "a=setup:passive\r\n", "typ host" }) Assert.Contains(line, sdp, StringComparison.Ordinal);

        var place = answer.Headers.Location.ToString();
        using var stands = await client.AskAsync(HttpMethod.Get, place);
        Assert.Equal((HttpStatusCode.NoContent, 0), (stands.StatusCode, (await stands.Content.ReadAsByteArrayAsync(Token)).Length));
        using var ended = await client.AskAsync(HttpMethod.Delete, place);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        using var again = await client.AskAsync(HttpMethod.Delete, place);
        await again.IsErrorAsync(HttpStatusCode.NotFound, "connection-not-found");
        using var gone = await client.AskAsync(HttpMethod.Get, place);
        await gone.IsErrorAsync(HttpStatusCode.NotFound, "connection-not-found");
        using var anew = await client.PublishAsync("platform-1");
        Assert.Equal(HttpStatusCode.Created, anew.StatusCode);
        // Nobody sent a picture, so nothing was kept of the first.
        using var status = await host.GetAsync($"/sessions/{answer.Headers.GetValues("Session-Id").Single()}/status/");
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task A_patch_names_the_connection_as_it_is()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var published = await client.PublishAsync("cam");
        var (place, tag) = (published.Headers.Location!.ToString(), published.Headers.ETag!.Tag);
        using (var none = await client.AskAsync(HttpMethod.Patch, place, Candidate)) await none.IsErrorAsync((HttpStatusCode)428, "match-missing");
        using (var stale = await client.AskAsync(HttpMethod.Patch, place, Candidate, match: "\"0\"")) await stale.IsErrorAsync((HttpStatusCode)412, "connection-changed");
        using (var type = await client.AskAsync(HttpMethod.Patch, place, Candidate, Publisher.Sdp, tag)) await type.IsErrorAsync((HttpStatusCode)415, "unsupported-media-type");
        using (var junk = await client.AskAsync(HttpMethod.Patch, place, "nonsense", match: "*")) await junk.IsErrorAsync(HttpStatusCode.BadRequest, "sdp-malformed");
        using (var large = await client.AskAsync(HttpMethod.Patch, place, new string('a', 70_000), match: tag)) await large.IsErrorAsync((HttpStatusCode)413, "request-too-large");

        using var trickle = await client.AskAsync(HttpMethod.Patch, place, Candidate, match: tag);
        Assert.Equal((HttpStatusCode.NoContent, null), (trickle.StatusCode, trickle.Headers.ETag));
        using var restart = await client.AskAsync(HttpMethod.Patch, place, Restart, match: "*");
        Assert.Equal(HttpStatusCode.OK, restart.StatusCode);
        Assert.Equal(Publisher.Fragment, restart.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(tag, restart.Headers.ETag!.Tag);
        Assert.Contains("a=ice-ufrag:", await restart.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using (var stale = await client.AskAsync(HttpMethod.Patch, place, Candidate, match: tag)) await stale.IsErrorAsync((HttpStatusCode)412, "connection-changed");
        using var newest = await client.AskAsync(HttpMethod.Patch, place, Restart, match: restart.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.NoContent, newest.StatusCode);
        using var again = await client.AskAsync(HttpMethod.Patch, place, Restart, match: "*");
        Assert.Equal((HttpStatusCode.OK, restart.Headers.ETag.Tag), (again.StatusCode, again.Headers.ETag?.Tag));
        using var elsewhere = await client.AskAsync(HttpMethod.Patch, place.Replace("/cam/", "/cam2/", StringComparison.Ordinal), Candidate, match: "*");
        await elsewhere.IsErrorAsync(HttpStatusCode.NotFound, "connection-not-found");
    }

    [Fact]
    public async Task Bad_offers_are_refused_with_the_reason_and_leave_the_stream_free()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using (var junk = await client.PublishAsync("cam", "hello")) await junk.IsErrorAsync(HttpStatusCode.BadRequest, "sdp-malformed");
        using (var empty = await client.PublishAsync("cam", "")) await empty.IsErrorAsync(HttpStatusCode.BadRequest, "sdp-malformed");
        foreach (var (from, to) in new[] { ("sendonly", "recvonly"), ("actpass", "passive"), ("VP8/", "H263/"), ("sha-256", "md5") })
        {
            using var refused = await client.PublishAsync("cam", Publisher.Offer.Replace(from, to, StringComparison.Ordinal));
            await refused.IsErrorAsync((HttpStatusCode)422, "offer-unacceptable");
        }

        using (var type = await client.PublishAsync("cam", type: "text/plain")) await type.IsErrorAsync((HttpStatusCode)415, "unsupported-media-type");
        using (var none = await client.PublishAsync("cam", type: null)) await none.IsErrorAsync((HttpStatusCode)415, "unsupported-media-type");
        using (var large = await client.PublishAsync("cam", Publisher.Offer + new string('a', 65 << 10))) await large.IsErrorAsync((HttpStatusCode)413, "request-too-large");
        using (var name = await client.PublishAsync("no%20spaces")) await name.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        using (var path = await client.PublishAsync("a%2Fb")) Assert.Equal(HttpStatusCode.BadRequest, path.StatusCode);
        using (var field = await client.PublishAsync("cam?barbell_mass=heavy&x")) await field.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        using (var user = await client.PublishAsync("cam?user_id=nobody-here&x")) await user.IsErrorAsync(HttpStatusCode.NotFound, "user-not-found");
        using (var method = await client.AskAsync(HttpMethod.Put, "/whip/cam", Publisher.Offer)) await method.IsErrorAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        using (var look = await client.AskAsync(HttpMethod.Get, "/whip/cam")) await look.IsErrorAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        using var sound = await client.PublishAsync("cam", type: "Application/SDP; charset=utf-8");
        Assert.Equal(HttpStatusCode.Created, sound.StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_off_where_it_is_too_long()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync(
            $"POST {Publisher.Path("cam")} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {GatewayHost.AdminKey}\r\n"
            + "Content-Type: application/sdp\r\nTransfer-Encoding: chunked\r\n\r\n");
        var part = Encoding.ASCII.GetBytes("4000\r\n" + new string('a', 0x4000) + "\r\n");
        // It never ends: only a server that counts as it reads can answer.
        for (var count = 0; count < 5; count++) await raw.SendAsync(part);
        Assert.StartsWith("HTTP/1.1 413 ", await raw.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_key_that_opened_a_connection_knows_it()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using (var missing = await client.PublishAsync("cam", key: null)) await missing.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
        using (var invalid = await client.PublishAsync("cam", key: "aiky_nobody")) await invalid.IsErrorAsync(HttpStatusCode.Unauthorized, "key-invalid");
        using var published = await client.PublishAsync("cam");
        var place = published.Headers.Location!.ToString();

        using var other = await host.ClientAsync(AccountRole.Admin, null);
        foreach (var (method, body) in new[] { (HttpMethod.Get, null), (HttpMethod.Delete, null), (HttpMethod.Patch, Restart) })
        {
            using var hidden = await other.AskAsync(method, place, body, match: "*", key: null);
            await hidden.IsErrorAsync(HttpStatusCode.NotFound, "connection-not-found");
        }

        using (var taken = await other.PublishAsync("cam", key: null)) await taken.IsErrorAsync(HttpStatusCode.Conflict, "stream-taken");
        host.Time.Advance(Silence);
        using (var silent = await other.PublishAsync("cam", key: null)) await silent.IsErrorAsync(HttpStatusCode.Conflict, "stream-taken");
        using var stands = await client.AskAsync(HttpMethod.Get, place);
        Assert.Equal(HttpStatusCode.NoContent, stands.StatusCode);
    }

    [Fact]
    public async Task A_user_publishes_for_nobody_else()
    {
        await using var host = await GatewayHost.StartAsync();
        using var user = await host.ClientAsync(AccountRole.User, "lifter");
        using (var other = await user.PublishAsync("cam", key: null)) await other.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-user");
        using var own = await user.AskAsync(HttpMethod.Post, "/whip/cam", Publisher.Offer, Publisher.Sdp, key: null);
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
    }

    [Fact]
    public async Task The_same_key_takes_its_silent_stream_over_and_goes_on_with_the_session()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var first = await client.PublishAsync("cam");
        using (var early = await client.PublishAsync("cam")) await early.IsErrorAsync(HttpStatusCode.Conflict, "stream-taken");
        host.Time.Advance(Silence);
        using var second = await client.PublishAsync("cam");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.GetValues("Session-Id"), second.Headers.GetValues("Session-Id"));
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        // The end of the first is told to whoever waits for it; asking a moment later may be early.
        HttpStatusCode old;
        do
        {
            using var look = await client.AskAsync(HttpMethod.Get, first.Headers.Location!.ToString());
            old = look.StatusCode;
        }
        while (old != HttpStatusCode.NotFound);
        using var stands = await client.AskAsync(HttpMethod.Get, second.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, stands.StatusCode);
    }

    [Theory]
    [InlineData("--Ingest:MaxCaptures=1")]
    [InlineData("--WebRtc:MaxSessions=1")]
    public async Task A_full_server_says_when_to_come_back(string limit)
    {
        await using var host = await GatewayHost.StartAsync(limit);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var first = await client.PublishAsync("cam-1");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using (var full = await client.PublishAsync("cam-2")) await full.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "live-full");
        using (await client.AskAsync(HttpMethod.Delete, first.Headers.Location!.ToString()))
        {
            using var room = await client.PublishAsync("cam-2");
            Assert.Equal(HttpStatusCode.Created, room.StatusCode);
        }
    }

    [Fact]
    public async Task A_server_that_cannot_take_video_says_so()
    {
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var host = await GatewayHost.StartAsync($"--WebRtc:Port={((IPEndPoint)holder.LocalEndPoint!).Port}");
        using var client = new HttpClient { BaseAddress = host.Address };
        using var refused = await client.PublishAsync("cam");
        await refused.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "live-unavailable");
    }

    [Fact]
    public async Task Without_a_model_nothing_is_opened()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        host.Lifter.Problem = "No model.";
        using (var refused = await client.PublishAsync("cam")) await refused.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "model-missing");
        host.Lifter.Problem = null;
        using var taken = await client.PublishAsync("cam");
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Single(host.Services.GetRequiredService<Aikynetix.WebRtc.WebRtcServer>().Sessions);
    }

    [Fact]
    public async Task Pages_of_any_origin_may_publish()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var preflight = Publisher.Request(HttpMethod.Options, "/whip/cam", key: null);
        preflight.Headers.Add("Origin", "https://gym.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var allowed = await client.SendAsync(preflight, Token);
        Assert.True(allowed.IsSuccessStatusCode);
        Assert.Equal(["*"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("PATCH", allowed.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);

        using var request = Publisher.Request(HttpMethod.Post, Publisher.Path("cam"), Publisher.Offer);
        request.Headers.Add("Origin", "https://gym.example");
        using var answer = await client.SendAsync(request, Token);
        var exposed = string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers"));
        foreach (var name in new[] { "Location", "ETag", "Link", "Accept-Patch", "Session-Id" }) Assert.Contains(name, exposed, StringComparison.OrdinalIgnoreCase);

        foreach (var path in new[] { "/whip/cam", "/whip/cam/0123" })
        {
            using var plain = await client.AskAsync(HttpMethod.Options, path, key: null);
            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
            Assert.Equal([Publisher.Sdp], plain.Headers.GetValues("Accept-Post"));
        }
    }
}
