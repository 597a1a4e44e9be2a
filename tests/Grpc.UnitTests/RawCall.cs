using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Aikynetix.Grpc.UnitTests;

/// <summary>Sends what no client would: any bytes with any header fields.</summary>
internal sealed class RawCall(Uri address) : IDisposable
{
    private readonly HttpClient _http = new();

    public static byte[] Frame(byte[] payload, byte flag = 0)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static string? Status(HttpResponseMessage response) => Field(response, "grpc-status");

    public static string? Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.TrailingHeaders.TryGetValues(name, out values) ? string.Join(",", values) : null;

    public async Task<HttpResponseMessage> SendAsync(string path, byte[] body, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        var contentType = fields.FirstOrDefault(field => field.Name == "content-type").Value ?? "application/grpc";
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        foreach (var (name, value) in fields.Where(field => field.Name != "content-type")) request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
