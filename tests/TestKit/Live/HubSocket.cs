using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Aikynetix.TestKit.Live;

/// <summary>A viewer that speaks the hub's JSON protocol word for word, reads only when it is told to, and sees every message in its order.</summary>
public sealed class HubSocket : IDisposable
{
    private const byte Separator = 0x1e;
    private const int InvocationType = 1;
    private const int CompletionType = 3;

    private readonly ClientWebSocket _socket = new();
    private readonly SocketsHttpHandler _handler;
    private readonly MemoryStream _pending = new();
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _invocations;

    private HubSocket(int? receiveBuffer) => _handler = new SocketsHttpHandler
    {
        ConnectCallback = async (target, token) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (receiveBuffer is { } bytes) socket.ReceiveBufferSize = bytes;
            await socket.ConnectAsync(target.DnsEndPoint, token);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="server">Address of the server.</param>
    /// <param name="key">The API key, sent in the query as a browser must.</param>
    /// <param name="receiveBuffer">Bytes that the system may keep for this viewer while it does not read; null for its default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WebSocketException">The server refuses.</exception>
    public static async Task<HubSocket> ConnectAsync(Uri server, string key, int? receiveBuffer, CancellationToken cancellationToken)
    {
        var hub = new HubSocket(receiveBuffer);
        try
        {
            var address = new UriBuilder(server) { Scheme = server.Scheme == "https" ? "wss" : "ws", Path = "/hubs/live", Query = "access_token=" + key };
            using var invoker = new HttpMessageInvoker(hub._handler, disposeHandler: false);
            await hub._socket.ConnectAsync(address.Uri, invoker, cancellationToken);
            await hub.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
            var answer = await hub.ReadMessageAsync(cancellationToken);
            return answer.EnumerateObject().Any() ? throw new WebSocketException(answer.ToString()) : hub;
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method of the hub without waiting for its answer.</summary>
    /// <returns>The id that the answer will carry.</returns>
    public async Task<string> CallAsync(string target, string argument, CancellationToken cancellationToken)
    {
        var id = $"{++_invocations}";
        await SendAsync(JsonSerializer.Serialize(new { type = InvocationType, invocationId = id, target, arguments = new[] { argument } }), cancellationToken);
        return id;
    }

    /// <summary>Calls a method and reads on to its answer, passing over whatever comes before.</summary>
    /// <exception cref="InvalidOperationException">The hub refused; the message is its sentence.</exception>
    public async Task<JsonElement> InvokeAsync(string target, string argument, CancellationToken cancellationToken)
    {
        var id = await CallAsync(target, argument, cancellationToken);
        while (true)
        {
            var message = await ReadAsync(cancellationToken);
            if (message.GetProperty("type").GetInt32() != CompletionType || message.GetProperty("invocationId").GetString() != id) continue;
            if (message.TryGetProperty("error", out var error)) throw new InvalidOperationException(error.GetString());
            return message.TryGetProperty("result", out var result) ? result : default;
        }
    }

    /// <summary>The next message that is not a sign of life.</summary>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReadMessageAsync(cancellationToken);
            if (message.GetProperty("type").GetInt32() is InvocationType or CompletionType) return message;
        }
    }

    /// <summary>The arguments of the next call of that name, passing over all others.</summary>
    public async Task<JsonElement[]> ReadAsync(string target, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReadAsync(cancellationToken);
            if (message.TryGetProperty("target", out var name) && name.GetString() == target) return [.. message.GetProperty("arguments").EnumerateArray()];
        }
    }

    /// <summary>The next bytes as they come, not taken apart; 0 when the hub closed the line.</summary>
    public async ValueTask<int> ReceiveAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var received = await _socket.ReceiveAsync(target, cancellationToken);
        return received.MessageType == WebSocketMessageType.Close ? 0 : received.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _handler.Dispose();
        _pending.Dispose();
    }

    private ValueTask SendAsync(string message, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)Separator), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken);

    private async Task<JsonElement> ReadMessageAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var bytes = _pending.GetBuffer().AsMemory(0, (int)_pending.Length);
            var end = bytes.Span.IndexOf(Separator);
            if (end >= 0)
            {
                var message = JsonElement.Parse(bytes.Span[..end]);
                var rest = bytes[(end + 1)..].ToArray();
                _pending.SetLength(0);
                _pending.Write(rest);
                return message;
            }

            var received = await _socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) throw new EndOfStreamException($"The hub closed the line: {_socket.CloseStatusDescription}");
            _pending.Write(_buffer, 0, received.Count);
        }
    }
}
