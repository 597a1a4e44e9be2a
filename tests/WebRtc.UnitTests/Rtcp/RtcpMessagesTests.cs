using Aikynetix.WebRtc.Rtcp;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Rtcp;

/// <summary>What we tell a sender, read back by a decoder that shares no code with it.</summary>
public sealed class RtcpMessagesTests
{
    private readonly RtcpComposer _composer = new();

    [Fact]
    public void Missing_packets_round_trip() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var sequence = (ushort)random.Next(65536);
            var missing = Enumerable.Range(0, random.Next(1, 200)).Select(_ => sequence += (ushort)random.Next(1, random.Next(2, 40))).ToList();
            _composer.Clear();
            _composer.Missing(1, 0xCAFE, missing);
            var (type, format, body) = Assert.Single(FeedbackDecoder.Split(_composer.Written.ToArray()));
            return (type, format) == (205, 1) && FeedbackDecoder.Missing(body).SequenceEqual(missing);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_has_its_fields_where_they_belong()
    {
        _composer.Report(0x11111111, [new ReportBlock(0x22222222, 64, -2, 0x00012345, 90, 0xABCD1234, 65536)]);
        Assert.Equal("81C90007" + "11111111" + "22222222" + "40FFFFFE" + "00012345" + "0000005A" + "ABCD1234" + "00010000", Convert.ToHexString(_composer.Written));
    }

    [Fact]
    public void Requests_have_the_form_of_their_standards()
    {
        _composer.PictureLost(1, 2);
        Assert.Equal("81CE00020000000100000002", Convert.ToHexString(_composer.Written));
        _composer.Clear();
        _composer.FullPicture(1, 2, 3);
        Assert.Equal("84CE0004" + "00000001" + "00000000" + "00000002" + "03000000", Convert.ToHexString(_composer.Written));
        _composer.Clear();
        _composer.Name(0xABCD0123);
        Assert.Equal("81CA0004" + "ABCD0123" + "0108" + Convert.ToHexString("abcd0123"u8) + "0000", Convert.ToHexString(_composer.Written));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(262_143u)]
    [InlineData(262_144u)]
    [InlineData(2_500_000u)]
    [InlineData(uint.MaxValue)]
    public void A_limit_of_bits_round_trips_to_its_precision(uint limit)
    {
        _composer.BitrateLimit(1, 2, limit);
        var body = Assert.Single(FeedbackDecoder.Split(_composer.Written.ToArray())).Body;
        Assert.Equal("REMB", System.Text.Encoding.ASCII.GetString(body, 8, 4));
        var told = (ulong)((body[13] & 3) << 16 | body[14] << 8 | body[15]) << (body[13] >> 2);
        Assert.Equal(1, body[12]);
        Assert.InRange(told, limit - limit / 100_000.0, limit);
    }

    [Fact]
    public void Random_bytes_are_read_or_passed_over()
    {
        var random = new Random(9);
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = new byte[random.Next(80)];
            random.NextBytes(bytes);
            for (var at = 0; at + 4 <= bytes.Length; at += 8) (bytes[at], bytes[at + 2], bytes[at + 3]) = ((byte)(bytes[at] & 0x3F | 0x80), 0, 1);
            ReadOnlySpan<byte> rest = bytes;
            while (RtcpPacket.TryTake(ref rest, out var packet)) Assert.True(packet.Body.Length <= 80);
        }
    }

    [Fact]
    public void Times_of_reports_are_times_of_day() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero), NtpTime.ToTime(((ulong)(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() + 2_208_988_800) << 32) | 0x40000000));
}
