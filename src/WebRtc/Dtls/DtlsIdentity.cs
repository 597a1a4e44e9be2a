using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aikynetix.WebRtc.Dtls;

/// <summary>
/// A certificate that this server made for itself, and what OpenSSL needs to show it. Peers know it by its fingerprint in the answer,
/// so it needs nobody's signature and lives as long as it likes.
/// </summary>
internal sealed unsafe class DtlsIdentity : IDisposable
{
    private const string BothProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";
    private const string Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private readonly DateTimeOffset _made;
    private nint _context;

    private DtlsIdentity(DateTimeOffset now, string profiles)
    {
        _made = now;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=aikynetix", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);
        Fingerprint = CertificateFingerprint.Of(certificate.RawData);
        _context = OpenSsl.SSL_CTX_new(OpenSsl.DTLS_server_method());
        if (_context == 0) throw Refused("a context");
        try
        {
            Prepare(certificate.RawData, key.ExportECPrivateKey(), profiles);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of the certificate, as SDP writes it.</summary>
    public string Fingerprint { get; }

    /// <summary>Makes a new key and certificate.</summary>
    /// <param name="now">Time of the wall clock: the certificate is valid from a day before it.</param>
    /// <param name="profiles">SRTP profiles to agree to, in OpenSSL's words, the best first.</param>
    /// <exception cref="WebRtcUnavailableException">OpenSSL 3 is missing or refuses.</exception>
    public static DtlsIdentity Create(DateTimeOffset now, string profiles = BothProfiles)
    {
        try
        {
            return new DtlsIdentity(now, profiles);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new WebRtcUnavailableException(
                "Cameras cannot connect by WebRTC, because OpenSSL 3 (libssl.so.3, libcrypto.so.3) is not on this machine. Install it, e.g. with 'apt-get install libssl3'.",
                failure);
        }
    }

    /// <summary>Whether new sessions should get a newer one: half of its time has gone.</summary>
    public bool IsStale(DateTimeOffset now) => now - _made > Lifetime / 2;

    /// <summary>Begins a connection; it holds what it needs of this identity, even after that was disposed.</summary>
    public nint NewConnection()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_context == 0, this);
            var connection = OpenSsl.SSL_new(_context);
            return connection != 0 ? connection : throw Refused("a connection");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_context != 0) OpenSsl.SSL_CTX_free(_context);
            _context = 0;
        }
    }

    // No chain leads from a self-made certificate to anybody: its holder is known by the fingerprint, which is compared after the handshake.
    [UnmanagedCallersOnly]
    private static int AcceptForNow(nint store, nint argument) => 1;

    private static WebRtcUnavailableException Refused(string what) =>
        new($"Cameras cannot connect by WebRTC, because OpenSSL refuses {what}: {OpenSsl.TakeError()}. Check its configuration (openssl.cnf).");

    private void Prepare(byte[] certificate, byte[] key, string profiles)
    {
        fixed (byte* der = certificate)
            if (OpenSsl.SSL_CTX_use_certificate_ASN1(_context, certificate.Length, der) != 1) throw Refused("our certificate");
        fixed (byte* der = key)
            if (OpenSsl.SSL_CTX_use_PrivateKey_ASN1(OpenSsl.EllipticCurveKey, _context, der, key.Length) != 1) throw Refused("our key");
        if (OpenSsl.SSL_CTX_ctrl(_context, OpenSsl.MinVersionCommand, OpenSsl.Dtls12, 0) != 1) throw Refused("DTLS 1.2");
        if (OpenSsl.SSL_CTX_set_cipher_list(_context, Ciphers) != 1) throw Refused("our ciphers");
        // This one function answers 0 when all is well.
        if (OpenSsl.SSL_CTX_set_tlsext_use_srtp(_context, profiles) != 0) throw Refused("SRTP");
        OpenSsl.SSL_CTX_set_options(_context, OpenSsl.Options);
        OpenSsl.SSL_CTX_set_verify(_context, OpenSsl.RequireClientCertificate, 0);
        OpenSsl.SSL_CTX_set_cert_verify_callback(_context, &AcceptForNow, 0);
        CryptographicOperations.ZeroMemory(key);
    }
}
