using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Aikynetix.Gateway.Listening;

/// <summary>Knows under which addresses others in the same network reach this machine.</summary>
internal static class LanNetwork
{
    /// <summary>The addresses now, the likeliest first: those of interfaces with a way out, and IPv4 before IPv6.</summary>
    public static IReadOnlyList<IPAddress> Addresses()
    {
        var found =
            from card in NetworkInterface.GetAllNetworkInterfaces()
            where card is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback }
            let properties = card.GetIPProperties()
            from unicast in properties.UnicastAddresses
            where IsReachable(unicast.Address)
            orderby properties.GatewayAddresses.Count == 0, unicast.Address.AddressFamily != AddressFamily.InterNetwork
            select unicast.Address;
        return [.. found.Distinct()];
    }

    // What is valid on one wire only needs a zone that no certificate and no address bar can carry.
    private static bool IsReachable(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && address.GetAddressBytes() is not [169, 254, ..];
}
