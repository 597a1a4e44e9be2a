using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aikynetix.Gateway.Listening;

/// <summary>Makes a local certificate authority and certificates of a server below it: P-256, with what phones insist on.</summary>
internal static class CertificateMaker
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const int SerialBytes = 16;

    // Phones refuse certificates of a server that live longer than 398 days.
    private static readonly TimeSpan ServerLife = TimeSpan.FromDays(397);
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);

    // The clock of a phone may lag behind ours.
    private static readonly TimeSpan Lag = TimeSpan.FromDays(1);

    /// <summary>Makes an authority that may sign servers of a local network only, with its key.</summary>
    /// <param name="names">How this machine is called, the first in the authority's own name.</param>
    /// <param name="addresses">This machine's addresses: it may sign public ones among them too.</param>
    /// <param name="now">From when on it counts.</param>
    public static X509Certificate2 MakeAuthority(IReadOnlyList<string> names, IEnumerable<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named($"Aikynetix on {names[0]}, local authority"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(SignedNames.Restrict(names, addresses));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Lag, now + AuthorityLife);
    }

    /// <summary>Makes a certificate of a server, with its key.</summary>
    /// <param name="authority">Who signs it; has its key.</param>
    /// <param name="names">Names under which the server is called, the first also its subject.</param>
    /// <param name="addresses">IP addresses under which it is called.</param>
    /// <param name="now">From when on it counts.</param>
    public static X509Certificate2 MakeServer(X509Certificate2 authority, IReadOnlyList<string> names, IEnumerable<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(names[0]), key, HashAlgorithmName.SHA256);
        var called = new SubjectAlternativeNameBuilder();
        foreach (var name in names) called.AddDnsName(name);
        foreach (var address in addresses) called.AddIpAddress(address);
        request.CertificateExtensions.Add(called.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        // Our own clock may have been set back since the authority was made.
        var from = now - Lag > authority.NotBefore ? now - Lag : authority.NotBefore;
        var until = from + Lag + ServerLife < authority.NotAfter ? from + Lag + ServerLife : authority.NotAfter;
        using var bare = request.Create(authority, from, until, Serial());
        return bare.CopyWithPrivateKey(key);
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    // A positive number without leading zeroes, as the standard asks.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
