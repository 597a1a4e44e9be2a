using Aikynetix.Pose;
using Aikynetix.WebRtc.Rtp;

namespace Aikynetix.WebRtc.UnitTests.Rtp;

/// <summary>What a sender cuts up comes out bit for bit; what no sender would send comes out as nothing.</summary>
public sealed class DepacketizerTests
{
    public static TheoryData<VideoCodec> Codecs => [VideoCodec.Vp8, VideoCodec.Vp9, VideoCodec.H264, VideoCodec.Av1];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Real_pictures_come_out_bit_for_bit(VideoCodec codec)
    {
        var pictures = EncodedClip.Of(codec);
        Assert.True(pictures.Length >= 25);
        var depacketizer = Depacketizer.For(codec);
        var keys = new List<int>();
        for (var i = 0; i < pictures.Length; i++)
        {
            foreach (var size in new[] { 100, 1100, 100_000 })
            {
                Assert.Equal(UnitOutcome.Whole, Join(depacketizer, TestPacketizer.Cut(codec, pictures[i], size), out var unit, out var isKey));
                Assert.Equal(pictures[i], unit);
                if (isKey) keys.Add(i);
            }
        }
        // The encoders were asked for a key frame every ten pictures.
        Assert.Equal([0, 0, 0, 10, 10, 10, 20, 20, 20], keys);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_picture_without_its_first_packet_is_broken(VideoCodec codec) => Assert.NotEqual(
        UnitOutcome.Whole, Join(Depacketizer.For(codec), TestPacketizer.Cut(codec, EncodedClip.Of(codec)[1], 60).Skip(codec == VideoCodec.H264 ? 2 : 1), out _, out _)); // H.264 begins with a delimiter that nobody needs.

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Two_pictures_in_one_are_broken(VideoCodec codec)
    {
        if (codec == VideoCodec.Av1) return; // There a unit may hold several frames.
        var packets = TestPacketizer.Cut(codec, EncodedClip.Of(codec)[1], 100);
        packets.AddRange(codec == VideoCodec.H264 ? packets.Take(1).Append([28, 0x01]) : packets);
        var outcome = Join(Depacketizer.For(codec), packets, out var unit, out _);
        // A second VP9 frame is a spatial layer: the index at the end must tell both.
        if (codec == VideoCodec.Vp9) Assert.Equal((UnitOutcome.Whole, (byte)0b110_11_001), (outcome, unit[^1]));
        else Assert.Equal(UnitOutcome.Broken, outcome);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Mutated_packets_never_throw_and_never_grow(VideoCodec codec)
    {
        var random = new Random(5);
        var depacketizer = Depacketizer.For(codec);
        for (var round = 0; round < 3000; round++)
        {
            var packets = TestPacketizer.Cut(codec, EncodedClip.Of(codec)[random.Next(25)], random.Next(20, 1200));
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var at = random.Next(packets.Count);
                packets[at] = [.. packets[at]];
                if (packets[at].Length == 0) continue;
                switch (random.Next(4))
                {
                    case 0: packets[at][random.Next(Math.Min(8, packets[at].Length))] = (byte)random.Next(256); break;
                    case 1: packets[at] = packets[at][..random.Next(packets[at].Length)]; break;
                    case 2: random.NextBytes(packets[at]); break;
                    default: packets[at][random.Next(packets[at].Length)] ^= (byte)(1 << random.Next(8)); break;
                }
            }
            var outcome = Join(depacketizer, packets, out var unit, out _);
            // Start codes, sizes and the parameter sets of a key frame are all that is ever added.
            Assert.True(unit.Length <= packets.Sum(packet => 3 * packet.Length + 8) + 32 * 1024);
            Assert.Equal(outcome == UnitOutcome.Whole, unit.Length > 0);
        }
    }

    [Theory]
    [InlineData("7C85AABB 7C05CC", nameof(UnitOutcome.Broken))] // A fragment without its end.
    [InlineData("7C05AABB 7C45CC", nameof(UnitOutcome.Broken))] // A fragment without its beginning.
    [InlineData("7CC5AABB", nameof(UnitOutcome.Broken))] // Both ends in one.
    [InlineData("18 0005 65AABB", nameof(UnitOutcome.Broken))] // An aggregate that claims more than it has.
    [InlineData("1800", nameof(UnitOutcome.Broken))]
    [InlineData("E588", nameof(UnitOutcome.Broken))] // The forbidden bit.
    [InlineData("6588", nameof(UnitOutcome.Broken))] // A key frame whose parameters nobody ever sent.
    [InlineData("4188", nameof(UnitOutcome.Whole))]
    [InlineData("4108", nameof(UnitOutcome.Broken))] // The first slice is not that of the first macroblock.
    [InlineData("4188000001", nameof(UnitOutcome.Broken))] // A start code inside.
    [InlineData("6742001E", nameof(UnitOutcome.Empty))]
    [InlineData("1988", nameof(UnitOutcome.Broken))] // Interleaved mode.
    public void H264_fails_closed(string packets, string expected) => Assert.Equal(
        Enum.Parse<UnitOutcome>(expected), Join(Depacketizer.For(VideoCodec.H264), packets.StartsWith("18", StringComparison.Ordinal) ? [Bytes(packets)] : packets.Split(' ').Select(Bytes), out _, out _));

    [Fact]
    public void Parameters_that_came_once_stand_before_every_key_frame()
    {
        var depacketizer = Depacketizer.For(VideoCodec.H264);
        Assert.Equal(UnitOutcome.Empty, Join(depacketizer, [Bytes("6742001E"), Bytes("68CE3C80")], out _, out _));
        Assert.Equal(UnitOutcome.Whole, Join(depacketizer, [Bytes("6588AA")], out var unit, out var isKey));
        Assert.Equal("000000016742001E0000000168CE3C80000000016588AA", Convert.ToHexString(unit));
        Assert.True(isKey);
        // A broken picture's parameters do not count, newer ones replace older ones.
        Join(depacketizer, [Bytes("67FFFFFF"), Bytes("E5")], out _, out _);
        Join(depacketizer, [Bytes("68CE3C81"), Bytes("4188")], out _, out _);
        Join(depacketizer, [Bytes("6588BB")], out unit, out _);
        Assert.Equal("000000016742001E0000000168CE3C800000000168CE3C81000000016588BB", Convert.ToHexString(unit));
    }

    private static UnitOutcome Join(Depacketizer depacketizer, IEnumerable<byte[]> packets, out byte[] unit, out bool isKey)
    {
        depacketizer.Begin();
        foreach (var packet in packets) depacketizer.Add(packet);
        return depacketizer.Finish(out unit, out isKey);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
