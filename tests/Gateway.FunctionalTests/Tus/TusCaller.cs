using System.Globalization;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Tus;

/// <summary>Speaks tus header by header, as no library would let a test do.</summary>
internal sealed class TusCaller(GatewayHost host, HttpClient? client = null)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Metadata(params (string Name, string Value)[] fields) =>
        string.Join(',', fields.Select(field => $"{field.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(field.Value))}"));

    public static string Snatch(params (string Name, string Value)[] more) =>
        Metadata([("activity", "weightlifting"), ("filename", "lift.mp4"), ("user_id", AccountJournal.DemoUser), ("exercise_name", "snatch"), .. more]);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[]? part = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (part is not null)
        {
            request.Content = new ByteArrayContent(part);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/offset+octet-stream");
        }

        if (!headers.Any(header => header.Name == "Tus-Resumable")) request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return client is null ? host.SendAsync(request) : client.SendAsync(request, Token);
    }

    public Task<HttpResponseMessage> CreateAsync(long length, string metadata, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, "/uploads/", null, [("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", metadata), .. headers]);

    public async Task<string> CreatedAsync(long length, string metadata, params (string Name, string Value)[] headers)
    {
        using var answer = await CreateAsync(length, metadata, headers);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Token));
        return answer.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> PatchAsync(string path, long offset, byte[] part, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, part, [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. headers]);

    public async Task<long> OffsetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Head, path);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        return long.Parse(Header(answer, "Upload-Offset")!, CultureInfo.InvariantCulture);
    }

    public static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
