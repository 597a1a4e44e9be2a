using System.Net;
using System.Net.Sockets;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Webhooks;
using Aikynetix.Gateway.Webhooks;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>No spelling of an address makes this server call into its own network: what counts is the address that is connected to.</summary>
public sealed class WebhookTargetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.1"), InlineData("2130706433"), InlineData("0x7f000001"), InlineData("017700000001"), InlineData("0x7f.0.0.1")]
    [InlineData("127.0.0.1."), InlineData("localhost"), InlineData("localhost."), InlineData("LOCALHOST"), InlineData("0.0.0.0"), InlineData("0")]
    [InlineData("[::1]"), InlineData("[::]"), InlineData("[::ffff:127.0.0.1]"), InlineData("[::ffff:7f00:1]"), InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[64:ff9b::127.0.0.1]"), InlineData("[2002:7f00:1::]"), InlineData("[fe80::1%25lo]"), InlineData("１２７.０.０.１"), InlineData("example.org@127.0.0.1")]
    public async Task Nothing_arrives_at_home(string host)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (!Uri.TryCreate($"http://{host}:{port}/hook", UriKind.Absolute, out var url)) return;
        using var sender = new WebhookSender(Options.Create(new WebhookOptions { TimeoutSeconds = 20 }), TimeProvider.System);
        await Assert.ThrowsAsync<HttpRequestException>(() => sender.SendAsync(url, "msg_1", 1, "v1,x", "{}", Token));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("https://[::1]/"), InlineData("https://[fd00::1]/"), InlineData("https://[fe80::1]/"), InlineData("https://[::ffff:7f00:1]/")]
    [InlineData("https://0x7f000001/"), InlineData("https://017700000001/"), InlineData("https://0/"), InlineData("https://localhost:8080/")]
    [InlineData("https://example.org@127.0.0.1/"), InlineData("https://127.0.0.1:443@example.org/"), InlineData("https://10.0.0.1:65535/")]
    [InlineData("https://exa mple.org/"), InlineData("https://example.org:99999/"), InlineData("https:///hook"), InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:6379/_FLUSHALL"), InlineData("//example.org/"), InlineData("https://example.org/#x"), InlineData("https://example.org/\r\nX: 1")]
    public async Task What_shows_that_it_leads_home_or_nowhere_is_refused_when_it_is_given(string url)
    {
        await using var host = await GatewayHost.StartAsync();
        using var answer = await host.PostAsync("/webhooks/", System.Net.Http.Json.JsonContent.Create(new { url }));
        await answer.IsErrorAsync(HttpStatusCode.BadRequest, "webhook-address-refused");
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_a_way()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => 307;
        using var sender = new WebhookSender(Options.Create(new WebhookOptions { AllowPrivateNetworks = true }), TimeProvider.System);
        var (status, _) = await sender.SendAsync(receiver.Address, "msg_1", 1, "v1,x", "{}", Token);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, status);
        Assert.Equal(1, receiver.Count);
    }
}
