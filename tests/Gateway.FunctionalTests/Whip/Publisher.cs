using System.Net.Http.Headers;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Whip;

/// <summary>Asks as a WHIP publisher does; its offer is sound, but no camera stands behind it.</summary>
internal static class Publisher
{
    public const string Sdp = "application/sdp";
    public const string Fragment = "application/trickle-ice-sdpfrag";

    public static string Offer { get; } =
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n" +
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=sendonly\r\n" +
        "a=ice-ufrag:cam1\r\na=ice-pwd:0123456789012345678901\r\na=setup:actpass\r\na=rtcp-mux\r\n" +
        $"a=fingerprint:sha-256 {string.Join(':', Enumerable.Repeat("AB", 32))}\r\n" +
        "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n";

    /// <summary>A request with the admin's key unless another, or none, is named.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path, string? body = null, string? type = Sdp, string? key = GatewayHost.AdminKey)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is null) return request;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    public static string Path(string stream, string more = "") => $"/whip/{stream}?user_id={AccountJournal.DemoUser}{more}";

    /// <summary>Publishes on a stream of the demo user.</summary>
    public static async Task<HttpResponseMessage> PublishAsync(this HttpClient client, string stream, string? offer = null, string? type = Sdp, string? key = GatewayHost.AdminKey)
    {
        using var request = Request(HttpMethod.Post, Path(stream), offer ?? Offer, type, key);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient client, HttpMethod method, string path, string? body = null, string? type = Fragment, string? match = null, string? key = GatewayHost.AdminKey)
    {
        using var request = Request(method, path, body, type, key);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
