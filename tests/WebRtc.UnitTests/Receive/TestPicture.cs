using System.Buffers.Binary;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>Pictures with the headers of VP8 and a number inside, so that a test can tell each from all others.</summary>
internal static class TestPicture
{
    public static byte[] Make(int number, bool isKey, int size)
    {
        byte[] header = isKey ? [0x30, 0, 0, 0x9D, 0x01, 0x2A, 64, 1, 192, 0] : [0x31, 0, 0];
        var picture = new byte[header.Length + 4 + size];
        new Random(number).NextBytes(picture);
        header.CopyTo(picture, 0);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(header.Length), number);
        return picture;
    }

    public static int NumberOf(ReadOnlySpan<byte> picture) => BinaryPrimitives.ReadInt32BigEndian(picture[((picture[0] & 1) == 0 ? 10 : 3)..]);
}
