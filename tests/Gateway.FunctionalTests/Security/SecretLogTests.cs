using System.Net.Http.Headers;
using System.Net.Http.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Threads;
using Aikynetix.Gateway.FunctionalTests.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>A server that logs all it can, does all that handles a secret, and has written none of them down; nor who its users are.</summary>
public sealed class SecretLogTests
{
    private const string CoachKey = "sk-coach-5f2a9c71d04e";
    private const string Email = "ada.lovelace@example.org";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_reaches_the_log()
    {
        using var lines = new LogLines();
        await using var chat = await ChatServer.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await GatewayHost.StartAsync(null, services => services.AddSingleton<ILoggerProvider>(lines),
        [
            .. LogLines.Everything, "--Webhooks:AllowPrivateNetworks=true", "--Coach:Endpoint=" + chat.Endpoint, "--Coach:Model=m", "--Coach:ApiKey=" + CoachKey,
        ]);
        var secrets = new List<string> { GatewayHost.AdminKey, CoachKey, Email };
        secrets.Add((await PostAsync(host, "/webhooks/", new { url = receiver.Address })).GetProperty("secret").GetString()!["whsec_".Length..]);
        await PostAsync(host, "/client-management/clients/", new { user_uid = "ada", email = Email, display_name = "Ada" });
        var key = (await PostAsync(host, "/api-management/keys/", new { user_uid = "ada" })).GetProperty("token").GetString()!;
        secrets.Add(key);
        using (var wrong = await AskAsync(host, "/live/", ("Authorization", "Bearer aiky_wrong_key_0123456789"))) secrets.Add("aiky_wrong_key_0123456789");

        var id = await host.LiftAsync();
        await receiver.NextAsync();
        foreach (var thread in (await host.AskAsync($"/weightlifting/sessions/{id}/summary/")).Values) await host.EndAsync(thread);
        Assert.Contains(chat.Asked, asked => asked.Key?.Contains(CoachKey, StringComparison.Ordinal) == true);

        var link = (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("video_url").GetString()!;
        secrets.Add(link[(link.IndexOf("signature=", StringComparison.Ordinal) + "signature=".Length)..]);
        using (var video = await AskAsync(host, link)) Assert.True(video.IsSuccessStatusCode);
        foreach (var path in new[] { $"/videos/{id}/original/", "/live/", "/hubs/live", "/hubs/live/negotiate?x=1", "/nothing/" })
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            using var asked = await AskAsync(host, $"{path}{separator}access_token={key}");
        }

        await CallGrpcAsync(host, key);
        var all = lines.All.ToArray();
        Assert.Contains(all, line => line.Contains("/weightlifting/management/sessions/", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.True(secret.Length >= 16, secret));
        Assert.DoesNotContain(
            all, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)) || line.Contains("access_token=", StringComparison.Ordinal));
    }

    private static async Task<System.Text.Json.JsonElement> PostAsync(GatewayHost host, string path, object body)
    {
        using var answer = await host.PostAsync(path, JsonContent.Create(body));
        var told = await answer.JsonAsync();
        Assert.True(answer.IsSuccessStatusCode, told.ToString());
        return told;
    }

    private static async Task<HttpResponseMessage> AskAsync(GatewayHost host, string path, (string Name, string Value)? header = null)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        if (header is { } more) client.DefaultRequestHeaders.TryAddWithoutValidation(more.Name, more.Value);
        return await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static async Task CallGrpcAsync(GatewayHost host, string key)
    {
        using var client = new HttpClient { BaseAddress = host.GrpcAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/aikynetix.live.v1.Live/Watch", UriKind.Relative))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]),
        };
        request.Headers.TryAddWithoutValidation("authorization", "Bearer " + key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var answer = await client.SendAsync(request, Token);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
