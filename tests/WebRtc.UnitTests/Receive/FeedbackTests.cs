using System.Buffers.Binary;
using Aikynetix.WebRtc.UnitTests.Rtcp;
using Aikynetix.WebRtc.UnitTests.Sdp;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>What the sender is told and when: enough to recover, never what was not agreed on.</summary>
public sealed class FeedbackTests
{
    private readonly Reception _link = new();

    private TestSender Sender => _link.Sender;

    [Fact]
    public void A_stream_that_begins_without_a_key_frame_is_asked_after_its_first_moments_and_then_again_and_again()
    {
        for (var i = 0; i < 60; i++)
        {
            _link.Take(Sender.Next(false));
            _link.Pass(25);
        }
        Assert.InRange(_link.KeyRequests[0], 250, 260);
        Assert.All(_link.KeyRequests.Zip(_link.KeyRequests.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 300, 500));
        Assert.Empty(_link.Frames);
        _link.Take(Sender.Next(true));
        var asked = _link.KeyRequests.Count;
        _link.Pass(2000);
        Assert.Equal(asked, _link.KeyRequests.Count);
        Assert.Equal(asked, _link.Receiver.Statistics.KeyFrameRequests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_packet_is_asked_for_and_taken_in_either_form(bool asRepair)
    {
        _link.Take(Sender.Next(true));
        var lost = Sender.Sequence;
        _link.Take(Sender.Next(false).Skip(1));
        Assert.Empty(_link.Asked);
        _link.Pass(5);
        Assert.Equal([lost], _link.Asked);
        _link.Pass(15);
        _link.Take(asRepair ? Sender.Repair(lost)! : Sender.Again(lost)!);
        Assert.Equal([0, 1], _link.Numbers);
        Assert.Equal((1, 0, 0), (_link.Receiver.Statistics.Recovered, _link.Receiver.Statistics.Lost, _link.Receiver.Statistics.KeyFrameRequests));
    }

    [Fact]
    public void A_missing_packet_is_asked_for_again_at_the_pace_of_the_path_until_it_is_given_up()
    {
        _link.Take(Sender.Next(true));
        _link.Take(Sender.Next(false).Skip(1));
        _link.Pass(1000);
        var times = _link.Told.Where(told => told is (_, 205, 1, _)).Select(told => (told.At - _link.Told[0].At) / 10_000.0).ToList();
        Assert.InRange(times.Count, 4, 10);
        Assert.InRange(times[^1] - times[0], 100, 250);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 20, 60));
    }

    [Fact]
    public void Only_what_was_agreed_on_is_ever_told()
    {
        var link = new Reception("gstreamer-audio-first");
        link.Receiver.LimitBitrate(1_000_000);
        link.Take(link.Sender.Next(true));
        link.Take(link.Sender.Next(false).Skip(1));
        link.Take(link.Sender.Next(false));
        link.Pass(300);
        // No NACK: the picture is given up as soon as it cannot only be late.
        Assert.Single(link.KeyRequests);
        Assert.DoesNotContain(link.Told, told => told.Type == 205 || told is (_, 206, 15, _));
    }

    [Fact]
    public void Where_only_the_older_command_was_agreed_on_it_is_numbered()
    {
        var link = new Reception(OfferFiles.Accept(OfferFiles.Offer("gstreamer-audio-first").Replace("a=rtcp-fb:96 nack pli\r\n", "", StringComparison.Ordinal)));
        link.Take(link.Sender.Next(false));
        link.Pass(1000);
        var commands = link.Told.Where(told => told.Type == 206).ToList();
        Assert.All(commands, told => Assert.Equal(4, told.Format));
        Assert.Equal([0, 1], commands.Select(told => (int)told.Body[12]));
    }

    [Fact]
    public void Every_datagram_begins_with_a_report_where_reduced_size_was_not_agreed_on()
    {
        var link = new Reception("libdatachannel-vp8");
        link.Receiver.LimitBitrate(500_000);
        link.Take(link.Sender.Next(false));
        link.Take(link.Sender.Next(false).Skip(1));
        link.Pass(1200);
        Assert.Contains(link.Told, told => told is (_, 206, 1, _));
        Assert.Contains(link.Told, told => told is (_, 205, 1, _));
        Assert.Equal(2, link.Told.Count(told => told is (_, 206, 15, _)));
        Assert.All(link.Datagrams, datagram => Assert.Equal([201, 202], FeedbackDecoder.Split(datagram).Take(2).Select(packet => packet.Type)));
    }

    [Fact]
    public void Arrivals_of_all_packets_are_told_with_probes_and_repairs()
    {
        _link.Take(Sender.Next(true));
        var lost = Sender.Sequence;
        _link.Take(Sender.Next(false).Skip(1).Append(Sender.Probe()).Append(Sender.Repair(lost)!));
        _link.Pass(60);
        var told = _link.Told.Where(told => told is (_, 205, 15, _)).SelectMany(told => FeedbackDecoder.Arrivals(told.Body)).ToList();
        Assert.Equal(Enumerable.Range(65_500, told.Count).Select(i => (ushort)i), told.Select(packet => packet.Sequence));
        Assert.Equal(1, told.Count(packet => packet.Arrival is null));
        Assert.Equal((int)_link.Receiver.Statistics.Packets, told.Count - 1);
    }

    [Fact]
    public void Reports_tell_the_real_loss_and_answer_the_senders_clock()
    {
        var packets = Enumerable.Range(0, 40).SelectMany(i => Sender.Next(i == 0, 300)).ToList();
        Sender.Sequence -= (ushort)packets.Count;
        _link.Take(packets.Where((_, i) => i % 4 != 1));
        _link.Receiver.TakeRtcp(SenderReport(0x0102030405060708, 0), _link.Time.GetTimestamp());
        _link.Pass(5);
        var body = _link.Told.First(told => told.Type == 201).Body;
        Assert.Equal(0x1234u, BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(4)));
        Assert.Equal(64, body[8]);
        Assert.Equal(packets.Count / 4, body[10] << 8 | body[11]);
        Assert.Equal((ushort)(Sender.Sequence + packets.Count - 1), BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(14)));
        Assert.Equal(0x03040506u, BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(20)));
        Assert.Equal(65536 * 5 / 1000, (int)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(24)));
    }

    [Theory]
    [InlineData(-80, 80)]
    [InlineData(0, 0)]
    [InlineData(-5000, null)]
    [InlineData(300, null)]
    public void The_time_of_capture_is_believed_when_it_is_likely(int reported, int? age)
    {
        var ntp = (ulong)(_link.Time.GetUtcNow().ToUnixTimeSeconds() + 2_208_988_800) << 32;
        var shift = (long)(Math.Abs(reported) / 1000.0 * uint.MaxValue);
        _link.Take(Sender.Next(true));
        Assert.Null(_link.Frames[0].Captured);
        _link.Receiver.TakeRtcp(SenderReport(reported < 0 ? ntp - (ulong)shift : ntp + (ulong)shift, Sender.Timestamp + 3000), _link.Time.GetTimestamp());
        _link.Take(Sender.Next(false));
        Assert.Equal(age is not null, _link.Frames[1].Captured is not null);
        if (age is { } expected) Assert.Equal(expected, (_link.Time.GetUtcNow() - _link.Frames[1].Captured!.Value).TotalMilliseconds, 1.0);
    }

    [Fact]
    public void A_decoder_may_ask_for_a_key_frame_and_pictures_go_on_meanwhile()
    {
        _link.Take(Sender.Next(true));
        _link.Pass(400);
        _link.Receiver.RequestKeyFrame();
        _link.Take(Sender.Next(false));
        Assert.Single(_link.KeyRequests);
        Assert.Equal([0, 1], _link.Numbers);
        Assert.Equal(1, _link.Receiver.Statistics.Freezes);
    }

    private byte[] SenderReport(ulong ntp, uint timestamp)
    {
        var report = new byte[28];
        (report[0], report[1], report[3]) = (0x80, 200, 6);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(4), Sender.Source);
        BinaryPrimitives.WriteUInt64BigEndian(report.AsSpan(8), ntp);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(16), timestamp);
        return report;
    }
}
