using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Aikynetix.WebRtc.Session;

/// <summary>Where a datagram came from, as a key: IPv4 stands for its mapped form, so both families share one table.</summary>
internal readonly record struct PeerAddress(UInt128 Address, uint Scope, ushort Port)
{
    private static readonly IPEndPoint AnyIPv4 = new(IPAddress.Any, 0);
    private static readonly IPEndPoint AnyIPv6 = new(IPAddress.IPv6Any, 0);

    /// <summary>Reads the system's own form without allocating.</summary>
    public static PeerAddress From(SocketAddress address)
    {
        var raw = address.Buffer.Span;
        var port = BinaryPrimitives.ReadUInt16BigEndian(raw[2..]);
        return address.Family == AddressFamily.InterNetwork
            ? new((UInt128)0xFFFF_0000_0000 | BinaryPrimitives.ReadUInt32BigEndian(raw[4..]), 0, port)
            : new(BinaryPrimitives.ReadUInt128BigEndian(raw[8..]), BinaryPrimitives.ReadUInt32LittleEndian(raw[24..]), port);
    }

    /// <summary>The readable form.</summary>
    public static IPEndPoint EndPoint(SocketAddress address) =>
        (IPEndPoint)(address.Family == AddressFamily.InterNetwork ? AnyIPv4 : AnyIPv6).Create(address);

    /// <summary>A copy that stays when the receive loop uses the original anew.</summary>
    public static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
