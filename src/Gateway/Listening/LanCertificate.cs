using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Aikynetix.Gateway.Listening;

/// <summary>
/// The certificate with which phones in the same network are greeted, below an authority that is made once in the data folder. It is made
/// anew when this machine has another address or its end is near; who installed the authority notices nothing.
/// </summary>
/// <param name="dataFolder">Folder of all state.</param>
/// <param name="addresses">Under which addresses this machine is reached now.</param>
/// <param name="time">Tells what has expired.</param>
internal sealed class LanCertificate(string dataFolder, Func<IReadOnlyList<IPAddress>> addresses, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    private readonly Lock _gate = new();
    private readonly string _folder = Path.Combine(dataFolder, "lan");
    private X509Certificate2? _authority;
    private X509Certificate2? _server;
    private SslServerAuthenticationOptions? _greeting;
    private DateTimeOffset _looked;

    /// <summary>The authority's certificate, DER, without its key.</summary>
    /// <exception cref="InvalidDataException">A kept file holds something else.</exception>
    public byte[] Authority
    {
        get
        {
            lock (_gate) return FindAuthority(time.GetUtcNow()).RawData;
        }
    }

    /// <summary>How the next connection is greeted; looks at most once a minute whether the certificate still fits.</summary>
    /// <exception cref="InvalidDataException">A kept file holds something else.</exception>
    public SslServerAuthenticationOptions ForConnection()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_greeting is not null && (now - _looked).Duration() < LookAgain) return _greeting;
            _looked = now;
            var authority = FindAuthority(now);
            var server = FindServer(authority, now);
            if (_greeting is not null && ReferenceEquals(server, _server)) return _greeting;
            _server = server;
            // Connections under way may still use the one before, so nobody disposes it here.
            return _greeting = new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(server, [authority], offline: true),
            };
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _authority?.Dispose();
        _server?.Dispose();
    }

    private X509Certificate2 FindAuthority(DateTimeOffset now)
    {
        var path = Path.Combine(_folder, "ca.pem");
        _authority ??= CertificateFile.Find(path);
        if (_authority is not null && Lives(_authority, now)) return _authority;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _authority = CertificateMaker.MakeAuthority(Names(), addresses(), now);
        CertificateFile.Keep(path, _authority);
        return _authority;
    }

    private X509Certificate2 FindServer(X509Certificate2 authority, DateTimeOffset now)
    {
        var path = Path.Combine(_folder, "server.pem");
        var (names, wanted) = SignedNames.Allowed(authority, Names(), addresses().Concat(Loopback));
        var server = _server ?? CertificateFile.Find(path);
        if (server is not null && Lives(server, now) && IsSignedBy(server, authority) && Fits(server, names, wanted)) return server;
        server = CertificateMaker.MakeServer(authority, names, wanted, now);
        CertificateFile.Keep(path, server);
        return server;
    }

    private static bool Lives(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore <= now && now < certificate.NotAfter - Renewal;

    private static bool IsSignedBy(X509Certificate2 server, X509Certificate2 authority)
    {
        var signer = server.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier;
        var own = authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes;
        return signer is { } left && own is { } right && left.Span.SequenceEqual(right.Span);
    }

    // An address that is gone does no harm; one that is missing does.
    private static bool Fits(X509Certificate2 server, IEnumerable<string> names, IEnumerable<IPAddress> wanted) =>
        server.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } called
        && !names.Except(called.EnumerateDnsNames(), StringComparer.OrdinalIgnoreCase).Any()
        && !wanted.Except(called.EnumerateIPAddresses()).Any();

    private static List<string> Names()
    {
        var host = Environment.MachineName.ToLowerInvariant();
        return Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii) && host != "localhost"
            ? [host, host + ".local", "localhost"]
            : ["localhost"];
    }
}
