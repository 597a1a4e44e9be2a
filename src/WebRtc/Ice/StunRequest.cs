using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aikynetix.WebRtc.Ice;

/// <summary>A binding request as an ICE agent sends it to check a path (RFC 8489, RFC 8445 §7.2), read without copying.</summary>
internal readonly ref struct StunRequest
{
    /// <summary>Bytes of the fixed header.</summary>
    public const int HeaderLength = 20;

    /// <summary>What stands at offset 4 of every STUN message.</summary>
    public const uint MagicCookie = 0x2112A442;

    /// <summary>What a FINGERPRINT's checksum is combined with.</summary>
    public const uint FingerprintMask = 0x5354554E;

    /// <summary>Bytes of MESSAGE-INTEGRITY's keyed hash.</summary>
    public const int IntegrityLength = 20;

    private const ushort BindingRequest = 0x0001;
    private const int MaxUsername = 513;
    private const int FirstOptional = 0x8000;

    private readonly ReadOnlySpan<byte> _message;
    private readonly int _integrity;

    private StunRequest(ReadOnlySpan<byte> message, Reading read)
    {
        _message = message;
        _integrity = read.Integrity;
        UsesCandidate = read.UsesCandidate;
        ClaimsControlled = read.ClaimsControlled;
        Unknown = read.Unknown;
        var username = message.Slice(read.Username, read.UsernameLength);
        LocalFragment = Encoding.ASCII.GetString(username[..username.IndexOf((byte)':')]);
    }

    /// <summary>The receiver's user name fragment: the part before the colon.</summary>
    public string LocalFragment { get; }

    /// <summary>Whether the sender has chosen the path that this request takes.</summary>
    public bool UsesCandidate { get; }

    /// <summary>Whether the sender holds itself for the controlled side, which a lite server always is.</summary>
    public bool ClaimsControlled { get; }

    /// <summary>First attribute that must be understood and is not; 0 when there is none.</summary>
    public ushort Unknown { get; }

    /// <summary>The 12 bytes by which the answer finds its request.</summary>
    public ReadOnlySpan<byte> Transaction => _message.Slice(8, 12);

    /// <summary>Whether a datagram is a STUN message at all, as told from DTLS and RTP (RFC 7983).</summary>
    public static bool IsStun(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= HeaderLength && datagram[0] < 4 && BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) == MagicCookie;

    /// <summary>Reads a binding request with user name, integrity and fingerprint, as ICE asks for; false for everything else, however malformed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out StunRequest request)
    {
        request = default;
        if (!IsStun(datagram) || BinaryPrimitives.ReadUInt16BigEndian(datagram) != BindingRequest) return false;
        if (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) != datagram.Length - HeaderLength) return false;
        var read = new Reading();
        for (var at = HeaderLength; at < datagram.Length;)
        {
            if (read.IsComplete || at + 4 > datagram.Length) return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(at + 2)..]);
            if (at + 4 + length > datagram.Length || !read.Take(datagram, at, length)) return false;
            at += 4 + ((length + 3) & ~3);
        }

        if (!read.IsComplete || read.Integrity == 0 || read.UsernameLength == 0) return false;
        if (datagram.Slice(read.Username, read.UsernameLength).IndexOf((byte)':') <= 0) return false;
        request = new StunRequest(datagram, read);
        return true;
    }

    /// <summary>Whether the sender knows the password: everything before MESSAGE-INTEGRITY, compared in constant time (RFC 8489 §14.5).</summary>
    public bool IsAuthentic(ReadOnlySpan<byte> password)
    {
        // The hash covers a length field that counts up to and with MESSAGE-INTEGRITY, whatever follows it.
        Span<byte> header = stackalloc byte[HeaderLength];
        _message[..HeaderLength].CopyTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(_integrity + 4 + IntegrityLength - HeaderLength));
        Span<byte> expected = stackalloc byte[IntegrityLength];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, password);
        hash.AppendData(header);
        hash.AppendData(_message[HeaderLength.._integrity]);
        hash.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected, _message.Slice(_integrity + 4, IntegrityLength));
    }

    private struct Reading
    {
        public int Username;
        public int UsernameLength;
        public int Integrity;
        public bool UsesCandidate;
        public bool ClaimsControlled;
        public bool IsComplete;
        public ushort Unknown;

        public bool Take(ReadOnlySpan<byte> datagram, int at, int length)
        {
            var type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]);
            if (type == StunAttribute.Fingerprint)
            {
                IsComplete = true;
                return length == 4 && (Crc32.Compute(datagram[..at]) ^ FingerprintMask) == BinaryPrimitives.ReadUInt32BigEndian(datagram[(at + 4)..]);
            }

            // What follows the integrity is not covered by it: anybody on the way could have added it.
            if (Integrity != 0) return true;
            switch (type)
            {
                case StunAttribute.Username when length is > 0 and <= MaxUsername:
                    (Username, UsernameLength) = (at + 4, length);
                    return true;
                case StunAttribute.Username:
                    return false;
                case StunAttribute.MessageIntegrity:
                    Integrity = at;
                    return length == IntegrityLength;
                case StunAttribute.UseCandidate:
                    UsesCandidate = true;
                    return true;
                case StunAttribute.IceControlled:
                    ClaimsControlled = true;
                    return true;
                case StunAttribute.Priority or StunAttribute.IceControlling or StunAttribute.MappedAddress or StunAttribute.XorMappedAddress:
                    return true;
                default:
                    if ((ushort)type < FirstOptional && Unknown == 0) Unknown = (ushort)type;
                    return true;
            }
        }
    }
}
