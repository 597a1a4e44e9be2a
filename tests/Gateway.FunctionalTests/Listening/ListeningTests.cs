using System.Net;
using System.Security.Cryptography.X509Certificates;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Listening;

/// <summary>The addresses of a running server, over real sockets.</summary>
public sealed class ListeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_port_for_grpc_speaks_http2_without_encryption_and_nothing_else()
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal(2, host.Addresses.Count);
        using var client = new HttpClient();
        using var answer = await client.SendAsync(Health(host.GrpcAddress, HttpVersion.Version20), Token);
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
        await using var raw = await RawHttp.ConnectAsync(host.GrpcAddress);
        await raw.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.DoesNotContain("200 OK", await raw.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phones_are_greeted_with_a_certificate_of_our_authority_and_either_http()
    {
        await using var host = await GatewayHost.StartAsync("--Listening:Lan=true", "--Listening:LanPort=0");
        using var plain = await host.GetAsync("/lan-ca.crt");
        Assert.Equal("application/x-x509-ca-cert", plain.Content.Headers.ContentType?.MediaType);
        var authority = await plain.Content.ReadAsByteArrayAsync(Token);

        using var handler = new HttpClientHandler();
        X509Certificate2? seen = null;
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
        {
            seen = X509CertificateLoader.LoadCertificate(certificate!.RawData);
            return LanCertificateTests.Believes(authority, certificate, host.Time.GetUtcNow());
        };
        using var client = new HttpClient(handler);
        var lan = new UriBuilder("https", "127.0.0.1", new Uri(host.Addresses[2]).Port).Uri;
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var answer = await client.SendAsync(Health(lan, version), Token);
            Assert.Equal((HttpStatusCode.OK, version), (answer.StatusCode, answer.Version));
        }

        Assert.True(seen!.MatchesHostname("127.0.0.1"));
        seen.Dispose();
    }

    [Fact]
    public async Task Without_phones_nothing_is_made_and_nothing_served()
    {
        await using var host = await GatewayHost.StartAsync();
        using var answer = await host.GetAsync("/lan-ca.crt");
        await answer.IsErrorAsync(HttpStatusCode.NotFound, "route-not-found");
        Assert.False(Directory.Exists(Path.Combine(host.Data, "lan")));
    }

    private static HttpRequestMessage Health(Uri address, Version version) =>
        new(HttpMethod.Get, new Uri(address, "/healthz")) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
}
