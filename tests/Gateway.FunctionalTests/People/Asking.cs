using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>Asks with JSON as callers of the management routes do.</summary>
internal static class Asking
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return client.SendAsync(request, Token);
    }

    /// <summary>The body of an answer that must be 200.</summary>
    public static async Task<JsonElement> DoAsync(this HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var response = await client.AskAsync(method, path, json);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Token)}");
        return await response.JsonAsync();
    }

    /// <summary>Checks that the answer is the error.</summary>
    public static async Task<string> RefusesAsync(this HttpClient client, HttpMethod method, string path, string? json, int status, string code)
    {
        using var response = await client.AskAsync(method, path, json);
        return await response.IsErrorAsync((HttpStatusCode)status, code);
    }

    /// <summary>A client with this key.</summary>
    public static HttpClient With(this GatewayHost host, string token)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", token);
        return client;
    }

    public static string[] Names(this JsonElement element, string member) => [.. element.GetProperty(member).EnumerateObject().Select(one => one.Name)];
}
