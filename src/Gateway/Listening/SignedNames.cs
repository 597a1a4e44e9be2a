using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Aikynetix.Gateway.Listening;

/// <summary>
/// What a local authority may sign (RFC 5280 §4.2.1.10): names and addresses of a local network, and this machine's own. Who installs the
/// authority on a phone then trusts it for nothing else, whatever becomes of its key.
/// </summary>
internal static class SignedNames
{
    private const string NameConstraints = "2.5.29.30";

    // RFC 1918, link-local, loopback, carrier-grade NAT as overlay networks use it, and what corresponds to them in IPv6.
    private static readonly IPNetwork[] Local =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::1/128"),
    ];

    private static readonly Asn1Tag Permitted = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    /// <summary>The extension for a new authority.</summary>
    /// <param name="names">How this machine is called.</param>
    /// <param name="addresses">Its own addresses, for those that are public.</param>
    public static X509Extension Restrict(IEnumerable<string> names, IEnumerable<IPAddress> addresses)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(Permitted))
        {
            foreach (var name in names.Append("local").Append("localhost").Distinct(StringComparer.OrdinalIgnoreCase))
                using (writer.PushSequence()) writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
            var own = addresses.Where(address => !Local.Any(network => network.Contains(address))).Select(address => new IPNetwork(address, address.GetAddressBytes().Length * 8));
            foreach (var network in Local.Concat(own).Distinct())
                using (writer.PushSequence()) writer.WriteOctetString([.. network.BaseAddress.GetAddressBytes(), .. Mask(network)], Address);
        }

        return new X509Extension(NameConstraints, writer.Encode(), critical: true);
    }

    /// <summary>Of these names and addresses, those that the authority may sign: a single other one would make the whole certificate worthless.</summary>
    public static (List<string> Names, List<IPAddress> Addresses) Allowed(X509Certificate2 authority, IEnumerable<string> names, IEnumerable<IPAddress> addresses)
    {
        if (authority.Extensions.FirstOrDefault(extension => extension.Oid?.Value == NameConstraints) is not { } constraint) return ([.. names], [.. addresses]);
        var (suffixes, networks) = Read(constraint.RawData);
        return (
            [.. names.Where(name => suffixes.Any(suffix => name.Equals(suffix, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase)))],
            [.. addresses.Where(address => networks.Any(network => network.Contains(address)))]);
    }

    private static (List<string> Suffixes, List<IPNetwork> Networks) Read(byte[] extension)
    {
        var (suffixes, networks) = (new List<string>(), new List<IPNetwork>());
        var permitted = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence().ReadSequence(Permitted);
        while (permitted.HasData)
        {
            var subtree = permitted.ReadSequence();
            if (subtree.PeekTag().HasSameClassAndValue(DnsName))
            {
                suffixes.Add(subtree.ReadCharacterString(UniversalTagNumber.IA5String, DnsName));
                continue;
            }

            var both = subtree.ReadOctetString(Address);
            var (bytes, mask) = (both[..(both.Length / 2)], both[(both.Length / 2)..]);
            networks.Add(new IPNetwork(new IPAddress(bytes), mask.Sum(part => byte.PopCount(part))));
        }

        return (suffixes, networks);
    }

    private static byte[] Mask(IPNetwork network)
    {
        var mask = new byte[network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 4 : 16];
        for (var bit = 0; bit < network.PrefixLength; bit++) mask[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return mask;
    }
}
