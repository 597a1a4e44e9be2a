using System.Runtime.InteropServices;

namespace Aikynetix.WebRtc.Dtls;

/// <summary>The functions of OpenSSL 3 that a DTLS server over memory needs, and their constants.</summary>
internal static unsafe partial class OpenSsl
{
    public const int MinVersionCommand = 123;
    public const int MtuCommand = 17;
    public const int HandleTimeoutCommand = 74;
    public const int BioResetCommand = 1;
    public const int BioPendingCommand = 10;
    public const int BioEndOfFileCommand = 130;

    public const int Dtls12 = 0xFEFD;
    public const int EllipticCurveKey = 408;
    public const int RequireClientCertificate = 0x01 | 0x02;

    /// <summary>Do not ask the transport for its MTU; no session tickets; no renegotiation.</summary>
    public const ulong Options = 0x1000 | 0x4000 | 0x4000_0000;

    public const int WantRead = 2;
    public const int WantWrite = 3;
    public const int ClosedByPeer = 6;

    private const string Ssl = "libssl.so.3";
    private const string Crypto = "libcrypto.so.3";

    /// <summary>What OpenSSL says went wrong in the last call on this thread; takes the whole list of errors away.</summary>
    public static string TakeError()
    {
        Span<byte> text = stackalloc byte[256];
        var error = ERR_get_error();
        ERR_clear_error();
        if (error == 0) return "no reason given";
        fixed (byte* pointer = text)
        {
            ERR_error_string_n(error, pointer, text.Length);
            return Marshal.PtrToStringUTF8((nint)pointer) ?? "";
        }
    }

    [LibraryImport(Ssl)]
    public static partial nint DTLS_server_method();

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_new(nint method);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_ctrl(nint context, int command, nint number, nint pointer);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_use_certificate_ASN1(nint context, int length, byte* der);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_use_PrivateKey_ASN1(int type, nint context, byte* der, nint length);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_tlsext_use_srtp(nint context, string profiles);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_cipher_list(nint context, string ciphers);

    [LibraryImport(Ssl)]
    public static partial ulong SSL_CTX_set_options(nint context, ulong options);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_verify(nint context, int mode, nint callback);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_cert_verify_callback(nint context, delegate* unmanaged<nint, nint, int> callback, nint argument);

    [LibraryImport(Ssl)]
    public static partial nint SSL_new(nint context);

    [LibraryImport(Ssl)]
    public static partial void SSL_free(nint connection);

    [LibraryImport(Ssl)]
    public static partial void SSL_set_accept_state(nint connection);

    [LibraryImport(Ssl)]
    public static partial void SSL_set_bio(nint connection, nint reader, nint writer);

    [LibraryImport(Ssl)]
    public static partial nint SSL_ctrl(nint connection, int command, nint number, nint pointer);

    [LibraryImport(Ssl)]
    public static partial int SSL_do_handshake(nint connection);

    [LibraryImport(Ssl)]
    public static partial int SSL_read(nint connection, byte* into, int length);

    [LibraryImport(Ssl)]
    public static partial int SSL_shutdown(nint connection);

    [LibraryImport(Ssl)]
    public static partial int SSL_get_error(nint connection, int result);

    [LibraryImport(Ssl)]
    public static partial nint SSL_get1_peer_certificate(nint connection);

    [LibraryImport(Ssl)]
    public static partial nint SSL_get_selected_srtp_profile(nint connection);

    [LibraryImport(Ssl)]
    public static partial int SSL_export_keying_material(
        nint connection, byte* into, nint length, byte* label, nint labelLength, byte* context, nint contextLength, int useContext);

    [LibraryImport(Crypto)]
    public static partial nint BIO_new(nint type);

    [LibraryImport(Crypto)]
    public static partial nint BIO_s_mem();

    [LibraryImport(Crypto)]
    public static partial int BIO_read(nint bio, byte* into, int length);

    [LibraryImport(Crypto)]
    public static partial int BIO_write(nint bio, byte* from, int length);

    [LibraryImport(Crypto)]
    public static partial nint BIO_ctrl(nint bio, int command, nint number, nint pointer);

    [LibraryImport(Crypto)]
    public static partial int i2d_X509(nint certificate, byte** into);

    [LibraryImport(Crypto)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(Crypto)]
    public static partial void ERR_clear_error();

    [LibraryImport(Crypto)]
    private static partial ulong ERR_get_error();

    [LibraryImport(Crypto)]
    private static partial void ERR_error_string_n(ulong error, byte* into, nint length);
}
