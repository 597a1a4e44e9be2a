using System.Net.Sockets;

namespace Aikynetix.Gateway.Auth;

/// <summary>The address by which callers are counted of whom nothing else is known.</summary>
internal static class CallerAddress
{
    // Whoever has one address of IPv6 has this whole network of them.
    private const int NetworkBytes = 8;

    /// <summary>The address of the other end of the line, or its network; the same text for the same caller.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, plain.AddressFamily == AddressFamily.InterNetworkV6 ? NetworkBytes : bytes.Length));
    }
}
