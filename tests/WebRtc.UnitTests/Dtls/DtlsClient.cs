using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aikynetix.WebRtc.Dtls;

namespace Aikynetix.WebRtc.UnitTests.Dtls;

/// <summary>The camera's end of a DTLS connection: OpenSSL as a client, one record a datagram.</summary>
internal sealed unsafe partial class DtlsClient : IDisposable
{
    private const string Ssl = "libssl.so.3";
    private const string BothProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";

    private readonly Action<byte[]> _send;
    private readonly nint _context;
    private readonly nint _connection;
    private readonly nint _reader;
    private readonly nint _writer;

    public DtlsClient(Action<byte[]> send, string profiles = BothProfiles, int mtu = 1200, bool showsCertificate = true)
    {
        _send = send;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=camera", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        Fingerprint = CertificateFingerprint.Of(certificate.RawData);
        _context = OpenSsl.SSL_CTX_new(DTLS_client_method());
        if (showsCertificate)
        {
            var pkcs = key.ExportECPrivateKey();
            fixed (byte* der = certificate.RawData) Assert.Equal(1, OpenSsl.SSL_CTX_use_certificate_ASN1(_context, certificate.RawData.Length, der));
            fixed (byte* der = pkcs) Assert.Equal(1, OpenSsl.SSL_CTX_use_PrivateKey_ASN1(OpenSsl.EllipticCurveKey, _context, der, pkcs.Length));
        }

        if (profiles.Length > 0) Assert.Equal(0, OpenSsl.SSL_CTX_set_tlsext_use_srtp(_context, profiles));
        OpenSsl.SSL_CTX_set_options(_context, 0x1000);
        _connection = OpenSsl.SSL_new(_context);
        _reader = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        _writer = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        OpenSsl.BIO_ctrl(_reader, OpenSsl.BioEndOfFileCommand, -1, 0);
        OpenSsl.BIO_ctrl(_writer, OpenSsl.BioEndOfFileCommand, -1, 0);
        OpenSsl.SSL_set_bio(_connection, _reader, _writer);
        OpenSsl.SSL_ctrl(_connection, OpenSsl.MtuCommand, mtu, 0);
        // A name of a server as long as may be makes the greeting too long for a small datagram.
        var name = Marshal.StringToCoTaskMemUTF8(new string('a', 250));
        if (mtu < 1200) OpenSsl.SSL_ctrl(_connection, 55, 0, name);
        Marshal.FreeCoTaskMem(name);
        SSL_set_connect_state(_connection);
    }

    /// <summary>SHA-256 of the certificate that it shows.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether keys are agreed.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Whether the server said goodbye.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether it broke down.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Number of the agreed profile.</summary>
    public ushort Profile => (ushort)Marshal.ReadIntPtr(OpenSsl.SSL_get_selected_srtp_profile(_connection), IntPtr.Size);

    /// <summary>Begins, or takes one datagram.</summary>
    public void Take(byte[] datagram)
    {
        fixed (byte* pointer = datagram) _ = OpenSsl.BIO_write(_reader, pointer, datagram.Length);
        OpenSsl.ERR_clear_error();
        if (!IsConnected)
        {
            var result = OpenSsl.SSL_do_handshake(_connection);
            IsConnected = result == 1;
            if (!IsConnected) HasFailed |= OpenSsl.SSL_get_error(_connection, result) is not (OpenSsl.WantRead or OpenSsl.WantWrite);
        }

        if (IsConnected)
        {
            var into = stackalloc byte[1500];
            var result = OpenSsl.SSL_read(_connection, into, 1500);
            if (result <= 0) IsClosed |= OpenSsl.SSL_get_error(_connection, result) == OpenSsl.ClosedByPeer;
        }

        Flush();
    }

    /// <summary>Says goodbye.</summary>
    public void Close()
    {
        _ = OpenSsl.SSL_shutdown(_connection);
        Flush();
    }

    public byte[] Export(int length)
    {
        var material = new byte[length];
        var label = "EXTRACTOR-dtls_srtp"u8;
        fixed (byte* into = material)
        fixed (byte* name = label)
            Assert.Equal(1, OpenSsl.SSL_export_keying_material(_connection, into, length, name, label.Length, null, 0, 0));
        return material;
    }

    public void Dispose()
    {
        OpenSsl.SSL_free(_connection);
        OpenSsl.SSL_CTX_free(_context);
    }

    [LibraryImport(Ssl)]
    private static partial nint DTLS_client_method();

    [LibraryImport(Ssl)]
    private static partial void SSL_set_connect_state(nint connection);

    private void Flush()
    {
        var all = new byte[16_384];
        int length;
        fixed (byte* into = all) length = OpenSsl.BIO_read(_writer, into, all.Length);
        for (var at = 0; at + 13 <= length;)
        {
            var record = 13 + BinaryPrimitives.ReadUInt16BigEndian(all.AsSpan(at + 11));
            _send(all[at..(at + record)]);
            at += record;
        }
    }
}
