using System.Net.Sockets;
using System.Text;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>Speaks HTTP byte by byte, for what no well-behaved client would send.</summary>
internal sealed class RawHttp : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public static async Task<RawHttp> ConnectAsync(Uri server)
    {
        var raw = new RawHttp();
        await raw._client.ConnectAsync(server.Host, server.Port, raw._token);
        return raw;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _client.GetStream().WriteAsync(bytes, _token);

    /// <summary>Reads so many bytes and no more.</summary>
    public async Task ReadSomeAsync(int count) => await _client.GetStream().ReadExactlyAsync(new byte[count], _token);

    /// <summary>Drops the line at once, as a phone that leaves the network does.</summary>
    public void Reset()
    {
        _client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Close();
    }

    /// <summary>Everything that the server sends until it closes the line, in order or, as with a body it will not read, by force.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var received = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(received, _token);
        }
        catch (IOException) when (received.Length > 0)
        {
        }

        return Encoding.UTF8.GetString(received.ToArray());
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
