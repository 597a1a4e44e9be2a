using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Aikynetix.WebRtc.Dtls;

/// <summary>The server's end of one DTLS 1.2 connection, fed datagram by datagram (RFC 6347, RFC 5764). Not thread safe.</summary>
internal sealed unsafe class DtlsEndpoint : IDisposable
{
    /// <summary>Largest datagram that is sent, bytes: what passes every ordinary path unbroken.</summary>
    public const int Mtu = 1200;

    private const int RecordHeader = 13;

    private readonly Action<ReadOnlySpan<byte>> _send;
    private readonly nint _connection;
    private readonly nint _reader;
    private readonly nint _writer;

    /// <param name="identity">Who we are.</param>
    /// <param name="send">Sends one datagram to the peer; called only from within the methods of this object.</param>
    public DtlsEndpoint(DtlsIdentity identity, Action<ReadOnlySpan<byte>> send)
    {
        _send = send;
        _connection = identity.NewConnection();
        _reader = NewMemory();
        _writer = NewMemory();
        OpenSsl.SSL_set_bio(_connection, _reader, _writer);
        OpenSsl.SSL_ctrl(_connection, OpenSsl.MtuCommand, Mtu, 0);
        OpenSsl.SSL_set_accept_state(_connection);
    }

    /// <summary>How far the connection has come.</summary>
    public DtlsState State { get; private set; }

    /// <summary>Why it failed, in OpenSSL's words; for the log only.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>SHA-256 of the peer's certificate as SDP writes it; empty until connected. The peer has proved to hold its key.</summary>
    public string PeerFingerprint { get; private set; } = "";

    /// <summary>Number of the agreed SRTP profile (RFC 5764 §4.1.2); 0 until connected.</summary>
    public ushort MediaProfile { get; private set; }

    /// <summary>Whether a datagram is DTLS by its first byte (RFC 7983).</summary>
    public static bool IsDtls(ReadOnlySpan<byte> datagram) => datagram.Length >= RecordHeader && datagram[0] is >= 20 and <= 63;

    /// <summary>Takes exactly one datagram and sends what OpenSSL answers.</summary>
    public void Take(ReadOnlySpan<byte> datagram)
    {
        if (State > DtlsState.Connected || datagram.IsEmpty) return;
        fixed (byte* pointer = datagram) _ = OpenSsl.BIO_write(_reader, pointer, datagram.Length);
        OpenSsl.ERR_clear_error();
        if (State == DtlsState.Connecting) Shake();
        if (State == DtlsState.Connected) Listen();
        Flush();
        // Memory knows no borders between datagrams: what one left behind must not run into the next.
        OpenSsl.BIO_ctrl(_reader, OpenSsl.BioResetCommand, 0, 0);
    }

    /// <summary>Sends a lost flight again when its time has come; to be called several times a second.</summary>
    public void Tick()
    {
        if (State != DtlsState.Connecting) return;
        OpenSsl.ERR_clear_error();
        if (OpenSsl.SSL_ctrl(_connection, OpenSsl.HandleTimeoutCommand, 0, 0) < 0) Fail("the peer stopped answering");
        Flush();
    }

    /// <summary>Keying material for the media of both sides (RFC 5705); only while connected.</summary>
    public byte[] Export(int length)
    {
        if (State != DtlsState.Connected) throw new InvalidOperationException("There are no keys before the handshake has ended.");
        var material = new byte[length];
        var label = "EXTRACTOR-dtls_srtp"u8;
        fixed (byte* into = material)
        fixed (byte* name = label)
        {
            if (OpenSsl.SSL_export_keying_material(_connection, into, length, name, label.Length, null, 0, 0) != 1)
                throw new InvalidOperationException($"OpenSSL exports no keys: {OpenSsl.TakeError()}");
        }

        return material;
    }

    /// <summary>Says goodbye, if there is somebody to say it to, and frees everything.</summary>
    public void Dispose()
    {
        if (State == DtlsState.Disposed) return;
        if (State is DtlsState.Connected or DtlsState.ClosedByPeer)
        {
            OpenSsl.ERR_clear_error();
            _ = OpenSsl.SSL_shutdown(_connection);
            Flush();
        }

        State = DtlsState.Disposed;
        OpenSsl.SSL_free(_connection);
    }

    private static nint NewMemory()
    {
        var memory = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        // Empty means that nothing has come yet, not that nothing will.
        OpenSsl.BIO_ctrl(memory, OpenSsl.BioEndOfFileCommand, -1, 0);
        return memory;
    }

    private void Shake()
    {
        var result = OpenSsl.SSL_do_handshake(_connection);
        if (result != 1)
        {
            if (OpenSsl.SSL_get_error(_connection, result) is not (OpenSsl.WantRead or OpenSsl.WantWrite)) Fail(OpenSsl.TakeError());
            return;
        }

        PeerFingerprint = ReadPeerFingerprint();
        var profile = OpenSsl.SSL_get_selected_srtp_profile(_connection);
        // SRTP_PROTECTION_PROFILE: a pointer to the name, then the number.
        if (profile != 0) MediaProfile = (ushort)Marshal.ReadIntPtr(profile, IntPtr.Size);
        if (PeerFingerprint.Length == 0) Fail("the peer showed no certificate");
        else if (MediaProfile == 0) Fail("the peer offers no SRTP profile that we know");
        else State = DtlsState.Connected;
    }

    private string ReadPeerFingerprint()
    {
        var certificate = OpenSsl.SSL_get1_peer_certificate(_connection);
        if (certificate == 0) return "";
        try
        {
            var der = new byte[Math.Max(OpenSsl.i2d_X509(certificate, null), 0)];
            fixed (byte* start = der)
            {
                var at = start;
                return OpenSsl.i2d_X509(certificate, &at) > 0 ? CertificateFingerprint.Of(der) : "";
            }
        }
        finally
        {
            OpenSsl.X509_free(certificate);
        }
    }

    // There is no data channel: whatever the peer says inside the connection is dropped, only its goodbye matters.
    private void Listen()
    {
        var dropped = stackalloc byte[2048];
        int result;
        do result = OpenSsl.SSL_read(_connection, dropped, 2048);
        while (result > 0);
        switch (OpenSsl.SSL_get_error(_connection, result))
        {
            case OpenSsl.WantRead or OpenSsl.WantWrite:
                return;
            case OpenSsl.ClosedByPeer:
                State = DtlsState.ClosedByPeer;
                return;
            default:
                Fail(OpenSsl.TakeError());
                return;
        }
    }

    private void Fail(string why)
    {
        State = DtlsState.Failed;
        Failure = why;
    }

    // OpenSSL writes one record behind the other; a datagram gets as many whole ones as fit.
    private void Flush()
    {
        var pending = (int)OpenSsl.BIO_ctrl(_writer, OpenSsl.BioPendingCommand, 0, 0);
        if (pending <= 0) return;
        var buffer = ArrayPool<byte>.Shared.Rent(pending);
        try
        {
            fixed (byte* into = buffer) pending = OpenSsl.BIO_read(_writer, into, pending);
            Pack(buffer.AsSpan(0, Math.Max(pending, 0)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Pack(ReadOnlySpan<byte> records)
    {
        var (start, end) = (0, 0);
        while (end + RecordHeader <= records.Length)
        {
            var next = end + RecordHeader + BinaryPrimitives.ReadUInt16BigEndian(records[(end + RecordHeader - 2)..]);
            if (next > records.Length) break;
            if (next - start > Mtu && end > start)
            {
                _send(records[start..end]);
                start = end;
            }

            end = next;
        }

        if (end > start) _send(records[start..end]);
    }
}
