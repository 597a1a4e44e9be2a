using System.Net;
using System.Security.Cryptography.X509Certificates;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Listening;

namespace Aikynetix.Gateway.FunctionalTests.Listening;

/// <summary>The certificate for phones: believed by whoever installed its authority, kept from others, renewed in time.</summary>
public sealed class LanCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private IPAddress[] _addresses = [IPAddress.Parse("192.168.1.20")];

    [Fact]
    public void A_phone_that_installed_the_authority_believes_the_server_under_all_its_names()
    {
        using var certificate = Open();
        var server = Server(certificate);
        var called = Assert.Single(server.Extensions.OfType<X509SubjectAlternativeNameExtension>());
        Assert.Superset(new HashSet<string> { "192.168.1.20", "127.0.0.1", "::1" }, called.EnumerateIPAddresses().Select(address => address.ToString()).ToHashSet());
        Assert.Contains("localhost", called.EnumerateDnsNames());
        Assert.True(Believes(certificate.Authority, server, _time.GetUtcNow()));
        Assert.True(server.NotAfter - server.NotBefore <= TimeSpan.FromDays(398), "phones refuse longer lives");

        using var other = new LanCertificate(_folder.Path + "/other", () => _addresses, _time);
        Assert.False(Believes(other.Authority, server, _time.GetUtcNow()));
    }

    [Fact]
    public void Nobody_but_the_server_reads_the_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var certificate = Open();
        Server(certificate);
        var files = Directory.GetFiles(Path.Combine(_folder.Path, "lan"));
        Assert.Equal(2, files.Length);
        foreach (var file in files)
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("PRIVATE", System.Text.Encoding.Latin1.GetString(certificate.Authority), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_outlive_a_restart()
    {
        byte[] authority;
        string server;
        using (var first = Open()) (authority, server) = (first.Authority, Server(first).Thumbprint);
        using var second = Open();
        Assert.Equal(authority, second.Authority);
        Assert.Equal(server, Server(second).Thumbprint);
    }

    [Fact]
    public void Other_users_cannot_even_list_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var certificate = Open();
        Server(certificate);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder.Path, "lan")));
    }

    [Theory]
    [InlineData("aikynetix.local", "172.31.255.255", true)]
    [InlineData("localhost", "100.64.0.1", true)]
    [InlineData("localhost", "fd12:3456::1", true)]
    [InlineData("localhost", "198.51.100.20", true)]
    [InlineData("bank.example", "192.168.1.20", false)]
    [InlineData("evil-local", "192.168.1.20", false)]
    [InlineData("localhost", "172.32.0.1", false)]
    [InlineData("localhost", "198.51.100.21", false)]
    [InlineData("localhost", "2001:db8::1", false)]
    public void The_authority_is_believed_for_this_machine_and_local_networks_only(string name, string address, bool isBelieved)
    {
        var now = _time.GetUtcNow();
        using var authority = CertificateMaker.MakeAuthority(["localhost"], [IPAddress.Parse("198.51.100.20")], now);
        using var server = CertificateMaker.MakeServer(authority, [name], [IPAddress.Parse(address)], now);
        Assert.Equal(isBelieved, Believes(authority.RawData, server, now));
        var (names, addresses) = SignedNames.Allowed(authority, [name], [IPAddress.Parse(address)]);
        Assert.Equal(isBelieved, names.Count == 1 && addresses.Count == 1);
    }

    [Fact]
    public void The_authority_signs_servers_only_and_no_other_authority()
    {
        using var authority = X509CertificateLoader.LoadCertificate(Open().Authority);
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(authority.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Value);
        Assert.Equal((true, 0), (authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().HasPathLengthConstraint, authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().PathLengthConstraint));
        Assert.True(authority.Extensions.Single(extension => extension.Oid?.Value == "2.5.29.30").Critical);
    }

    [Fact]
    public void A_public_address_that_the_authority_may_not_sign_is_left_out_and_the_rest_still_works()
    {
        using var certificate = Open();
        Server(certificate);
        _addresses = [IPAddress.Parse("198.51.100.20"), IPAddress.Parse("10.1.2.3")];
        _time.Advance(TimeSpan.FromMinutes(1));
        var server = Server(certificate);
        Assert.Contains("10.1.2.3", Called(server));
        Assert.DoesNotContain("198.51.100.20", Called(server));
        Assert.True(Believes(certificate.Authority, server, _time.GetUtcNow()));
    }

    [Fact]
    public void A_clock_that_was_set_back_stops_nothing()
    {
        var now = _time.GetUtcNow();
        using var authority = CertificateMaker.MakeAuthority(["localhost"], [], now);
        using var server = CertificateMaker.MakeServer(authority, ["localhost"], [], now.AddHours(-1));
        Assert.True(Believes(authority.RawData, server, now));
    }

    [Fact]
    public void Near_its_end_the_certificate_is_renewed_below_the_same_authority_while_the_server_runs()
    {
        using var certificate = Open();
        var (authority, first) = (certificate.Authority, Server(certificate));
        _time.Advance(TimeSpan.FromDays(366));
        Assert.Equal(first.Thumbprint, Server(certificate).Thumbprint);
        _time.Advance(TimeSpan.FromDays(2));
        var second = Server(certificate);
        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.Equal(authority, certificate.Authority);
        Assert.True(Believes(authority, second, _time.GetUtcNow().AddDays(300)));
    }

    [Fact]
    public void A_new_address_makes_a_new_certificate_within_a_minute_and_one_that_is_gone_does_not()
    {
        using var certificate = Open();
        var first = Server(certificate);
        _addresses = [IPAddress.Parse("10.0.0.7")];
        Assert.Same(first, Server(certificate));
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = Server(certificate);
        Assert.Contains("10.0.0.7", second.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateIPAddresses().Select(address => address.ToString()));
        _addresses = [];
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(second, Server(certificate));
    }

    [Fact]
    public void An_authority_at_its_end_is_replaced_and_so_is_what_it_signed()
    {
        using var certificate = Open();
        var (authority, server) = (certificate.Authority, Server(certificate));
        _time.Advance(TimeSpan.FromDays(3630));
        var renewed = Server(certificate);
        Assert.NotEqual(authority, certificate.Authority);
        Assert.NotEqual(server.Thumbprint, renewed.Thumbprint);
        Assert.True(Believes(certificate.Authority, renewed, _time.GetUtcNow()));
    }

    [Theory]
    [InlineData("ca.pem")]
    [InlineData("server.pem")]
    public void A_damaged_file_is_named_and_never_overwritten(string name)
    {
        using (var first = Open()) Server(first);
        var path = Path.Combine(_folder.Path, "lan", name);
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        using var second = Open();
        var failure = Assert.Throws<InvalidDataException>(() => Server(second));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("AAAA", File.ReadAllText(path), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    internal static bool Believes(byte[] authority, X509Certificate2 server, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        using var root = X509CertificateLoader.LoadCertificate(authority);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        return chain.Build(server);
    }

    private static IEnumerable<string> Called(X509Certificate2 server) =>
        server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateIPAddresses().Select(address => address.ToString());

    private static X509Certificate2 Server(LanCertificate certificate) => certificate.ForConnection().ServerCertificateContext!.TargetCertificate;

    private LanCertificate Open() => new(_folder.Path, () => _addresses, _time);
}
