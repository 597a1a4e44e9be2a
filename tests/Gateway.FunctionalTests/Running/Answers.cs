using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>What tests ask of every answer.</summary>
internal static class Answers
{
    /// <summary>Checks that an answer is the documented error, in every member, and answers its sentence.</summary>
    public static async Task<string> IsErrorAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var body = JsonDocument.Parse(text);
        var root = body.RootElement;
        Assert.Equal(code, root.GetProperty("error_code").GetString());
        Assert.Equal((int)status, root.GetProperty("status").GetInt32());
        Assert.Equal(root.GetProperty("detail").GetString(), root.GetProperty("error").GetString());
        Assert.NotEmpty(root.GetProperty("title").GetString()!);
        Assert.Equal("urn:aikynetix:error:" + code, root.GetProperty("type").GetString());
        Assert.Equal(status == HttpStatusCode.InternalServerError, root.TryGetProperty("traceId", out _));
        if ((int)status is 429 or 503) Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero, "Retry-After is missing");
        return root.GetProperty("error").GetString()!;
    }

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
