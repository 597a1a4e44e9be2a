using Aikynetix.WebRtc.Rtp;

namespace Aikynetix.WebRtc.UnitTests.Rtp;

/// <summary>Headers of RTP: fields, extensions in both forms, padding, and lengths that lie.</summary>
public sealed class RtpPacketTests
{
    private const string Header = "E0FFFE01020304DEADBEEF";

    [Fact]
    public void Fields_stand_where_they_belong()
    {
        Assert.True(RtpPacket.TryRead(Convert.FromHexString("82" + Header + "0000000100000002" + "AABB"), out var packet));
        Assert.Equal((true, 96, (ushort)0xFFFE, 0x01020304u, 0xDEADBEEFu), (packet.HasMarker, packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Source));
        Assert.Equal([0xAA, 0xBB], packet.Payload.ToArray());
    }

    [Theory]
    [InlineData("BEDE0002" + "10AA" + "00" + "21BBCC" + "0000", 2, "BBCC")]
    [InlineData("BEDE0002" + "10AA" + "00" + "21BBCC" + "0000", 1, "AA")]
    [InlineData("BEDE0002" + "10AA" + "00" + "21BBCC" + "0000", 3, "")]
    [InlineData("BEDE0001" + "F0AA30BB", 3, "")] // 15 ends the list.
    [InlineData("BEDE0001" + "2FAABBCC", 2, "")] // Longer than the packet says.
    [InlineData("10000002" + "0100" + "1002BBCC" + "0000", 16, "BBCC")]
    [InlineData("10050002" + "0100" + "1002BBCC" + "0000", 16, "BBCC")]
    [InlineData("12340001" + "10AA0000", 1, "")] // A form of its own.
    public void Extensions_are_found_by_their_number(string extension, int id, string expected)
    {
        Assert.True(RtpPacket.TryRead(Convert.FromHexString("90" + Header + extension + "99"), out var packet));
        Assert.Equal(expected, Convert.ToHexString(packet.Extension(id)));
        Assert.Equal([0x99], packet.Payload.ToArray());
    }

    [Theory]
    [InlineData("A0" + Header + "AABB0002", "AABB")]
    [InlineData("A0" + Header + "00000003", "00")]
    [InlineData("A0" + Header + "00000004", "")]
    public void Padding_is_no_payload(string packet, string payload)
    {
        Assert.True(RtpPacket.TryRead(Convert.FromHexString(packet), out var read));
        Assert.Equal(payload, Convert.ToHexString(read.Payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80E0FFFE01020304DEADBE")]
    [InlineData("40" + Header + "AA")]
    [InlineData("8F" + Header + "AA")]
    [InlineData("90" + Header + "BEDE")]
    [InlineData("90" + Header + "BEDEFFFF0000")]
    [InlineData("A0" + Header + "AA05")]
    [InlineData("A0" + Header + "AA00")]
    [InlineData("A0" + Header)]
    public void Lengths_that_lie_are_refused(string packet) => Assert.False(RtpPacket.TryRead(Convert.FromHexString(packet), out _));

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(3);
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            if (bytes.Length > 0) bytes[0] = (byte)(bytes[0] & 0x3F | 0x80);
            if (RtpPacket.TryRead(bytes, out var packet)) packet.Extension(random.Next(1, 256));
        }
    }
}
