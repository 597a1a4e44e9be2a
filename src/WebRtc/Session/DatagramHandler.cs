using System.Net;

namespace Aikynetix.WebRtc.Session;

/// <summary>Takes one datagram on the receive loop.</summary>
/// <param name="datagram">The bytes, which may be changed in place; gone after the call.</param>
/// <param name="from">Where it came from; gone after the call.</param>
/// <param name="received">Monotonic timestamp of its arrival.</param>
internal delegate void DatagramHandler(Span<byte> datagram, SocketAddress from, long received);
