using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;

namespace Aikynetix.WebRtc.Ice;

/// <summary>Writes what a lite server answers to a check: always with integrity and fingerprint (RFC 8489 §6.3, RFC 8445 §7.3).</summary>
internal static class StunResponse
{
    /// <summary>Room that is enough for every answer, bytes.</summary>
    public const int MaxLength = 128;

    private const ushort Success = 0x0101;
    private const ushort Error = 0x0111;
    private const byte FamilyIPv4 = 1;
    private const byte FamilyIPv6 = 2;

    /// <summary>Tells the sender from where its request came.</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteSuccess(ReadOnlySpan<byte> transaction, IPAddress address, int port, ReadOnlySpan<byte> password, Span<byte> into)
    {
        var at = Begin(into, Success, transaction);
        Span<byte> plain = stackalloc byte[16];
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).TryWriteBytes(plain, out var length);
        at = Attribute(into, at, StunAttribute.XorMappedAddress, 4 + length);
        into[at] = 0;
        into[at + 1] = length == 4 ? FamilyIPv4 : FamilyIPv6;
        BinaryPrimitives.WriteUInt16BigEndian(into[(at + 2)..], (ushort)(port ^ (StunRequest.MagicCookie >> 16)));
        // The mask is cookie and transaction, which stand side by side in the header.
        for (var index = 0; index < length; index++) into[at + 4 + index] = (byte)(plain[index] ^ into[4 + index]);
        return End(into, at + 4 + length, password);
    }

    /// <summary>Tells the sender that it must be the controlling side (487).</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteRoleConflict(ReadOnlySpan<byte> transaction, ReadOnlySpan<byte> password, Span<byte> into) =>
        End(into, ErrorCode(into, Begin(into, Error, transaction), 487), password);

    /// <summary>Tells the sender which attribute is not understood (420).</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteUnknownAttribute(ReadOnlySpan<byte> transaction, ushort attribute, ReadOnlySpan<byte> password, Span<byte> into)
    {
        var at = ErrorCode(into, Begin(into, Error, transaction), 420);
        at = Attribute(into, at, StunAttribute.UnknownAttributes, 2);
        BinaryPrimitives.WriteUInt32BigEndian(into[at..], (uint)attribute << 16);
        return End(into, at + 4, password);
    }

    private static int Begin(Span<byte> into, ushort type, ReadOnlySpan<byte> transaction)
    {
        BinaryPrimitives.WriteUInt16BigEndian(into, type);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], StunRequest.MagicCookie);
        transaction.CopyTo(into[8..]);
        return StunRequest.HeaderLength;
    }

    private static int ErrorCode(Span<byte> into, int at, int code)
    {
        at = Attribute(into, at, StunAttribute.ErrorCode, 4);
        BinaryPrimitives.WriteUInt32BigEndian(into[at..], (uint)((code / 100 << 8) | (code % 100)));
        return at + 4;
    }

    private static int Attribute(Span<byte> into, int at, StunAttribute type, int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(into[at..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(into[(at + 2)..], (ushort)length);
        return at + 4;
    }

    // Both attributes cover a length field that already counts them.
    [SuppressMessage("Security", "CA5350", Justification = "The standard asks for HMAC-SHA1.")]
    private static int End(Span<byte> into, int at, ReadOnlySpan<byte> password)
    {
        var integrity = Attribute(into, at, StunAttribute.MessageIntegrity, StunRequest.IntegrityLength);
        var end = integrity + StunRequest.IntegrityLength;
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)(end - StunRequest.HeaderLength));
        HMACSHA1.HashData(password, into[..at], into[integrity..end]);
        var fingerprint = Attribute(into, end, StunAttribute.Fingerprint, 4);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)(fingerprint + 4 - StunRequest.HeaderLength));
        BinaryPrimitives.WriteUInt32BigEndian(into[fingerprint..], Crc32.Compute(into[..end]) ^ StunRequest.FingerprintMask);
        return fingerprint + 4;
    }
}
