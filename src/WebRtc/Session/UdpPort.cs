using System.Net;
using System.Net.Sockets;

namespace Aikynetix.WebRtc.Session;

/// <summary>The one UDP socket of the server and the thread that reads it: nothing that arrives can end that thread.</summary>
internal sealed class UdpPort : IAsyncDisposable
{
    /// <summary>How much the system should hold for us while the loop is busy, bytes: about 7 s of one camera, or 0.2 s of 32.</summary>
    public const int WantedBuffer = 4 << 20;

    // WebRTC packets stay under 1,500 bytes; what is longer is none and is cut off here.
    private const int LongestDatagram = 2048;

    private static readonly TimeSpan LookForStop = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly DatagramHandler _handle;
    private readonly Action<Exception> _fault;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _datagrams;
    private long _faults;
    private long _lostSends;

    private UdpPort(Socket socket, DatagramHandler handle, Action<Exception> fault, TimeProvider time)
    {
        (_socket, _handle, _fault, _time) = (socket, handle, fault, time);
        LocalPort = ((IPEndPoint)socket.LocalEndPoint!).Port;
        ReceiveBuffer = socket.ReceiveBufferSize;
        new Thread(Receive) { IsBackground = true, Name = "webrtc-receive" }.Start();
    }

    /// <summary>The port that was bound.</summary>
    public int LocalPort { get; }

    /// <summary>What the system grants of <see cref="WantedBuffer"/>, bytes.</summary>
    public int ReceiveBuffer { get; }

    /// <summary>Datagrams that arrived.</summary>
    public long Datagrams => Interlocked.Read(ref _datagrams);

    /// <summary>Datagrams whose handling failed unexpectedly.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Datagrams that the system did not send.</summary>
    public long LostSends => Interlocked.Read(ref _lostSends);

    /// <summary>Binds and begins to receive.</summary>
    /// <exception cref="WebRtcUnavailableException">The port cannot be had.</exception>
    public static UdpPort Open(IPAddress? bind, int port, DatagramHandler handle, Action<Exception> fault, TimeProvider time)
    {
        var any = Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        var address = bind ?? any;
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6) socket.DualMode = true;
            socket.ReceiveBufferSize = WantedBuffer;
            socket.SendBufferSize = WantedBuffer / 4;
            // The loop that receives also answers: a full way out must cost datagrams, not the others' time.
            socket.Blocking = false;
            socket.Bind(new IPEndPoint(address, port));
            return new UdpPort(socket, handle, fault, time);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new WebRtcUnavailableException(
                $"Cameras cannot connect by WebRTC, because UDP port {port} on {address} cannot be had: {failure.Message}. Set WebRtc:Port to a free port, and WebRtc:Addresses to addresses of this machine.",
                failure);
        }
    }

    /// <summary>Sends one datagram, or loses it as any network may.</summary>
    public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, to);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Interlocked.Increment(ref _lostSends);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _stopped.Task;
        _socket.Dispose();
        _stop.Dispose();
    }

    private void Receive()
    {
        var buffer = new byte[LongestDatagram];
        var from = new SocketAddress(_socket.AddressFamily);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!_socket.Poll(LookForStop, SelectMode.SelectRead)) continue;
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
                Interlocked.Increment(ref _datagrams);
                if (length is > 0 and < LongestDatagram) _handle(buffer.AsSpan(0, length), from, _time.GetTimestamp());
            }
            catch (SocketException nothing) when (nothing.SocketErrorCode == SocketError.WouldBlock)
            {
                // The system threw away what it had announced, as it does with a wrong checksum.
            }
            catch (Exception failure)
            {
                if (_stop.IsCancellationRequested) break;
                Interlocked.Increment(ref _faults);
                _fault(failure);
                // A socket that fails again and again must not take a whole core.
                if (failure is SocketException) _stop.Token.WaitHandle.WaitOne(1);
            }
        }

        _stopped.SetResult();
    }
}
