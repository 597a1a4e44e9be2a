using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Aikynetix.WebRtc.Ice;

/// <summary>Under which addresses a server may be reached: the list of its answer's candidates.</summary>
internal static class CandidateAddresses
{
    private const int Most = 16;

    /// <summary>What the operator named, or else every address of this machine that others can reach; loopback only when there is no other.</summary>
    public static IReadOnlyList<IPAddress> Choose(IReadOnlyList<string> configured) =>
        configured.Count > 0 ? [.. configured.Select(IPAddress.Parse).Distinct()] : OfThisMachine();

    /// <summary>What the port is bound to; null for every address, also those that this machine will have later.</summary>
    public static IPAddress? Bind(IReadOnlyList<string> configured) =>
        configured.Count > 0 && Choose(configured) is [var only] && IPAddress.IsLoopback(only) ? only : null;

    private static List<IPAddress> OfThisMachine()
    {
        var all = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(entry => entry.Address)
            .Where(address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork || Socket.OSSupportsIPv6)
            .OrderBy(address => address.AddressFamily == AddressFamily.InterNetworkV6)
            .Distinct()
            .Take(Most)
            .ToList();
        return all.Count > 0 ? all : [IPAddress.Loopback];
    }
}
