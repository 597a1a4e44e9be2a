using Aikynetix.Pose;
using Aikynetix.WebRtc.UnitTests.Rtp;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>Which pictures come out of which packets, case by case.</summary>
public sealed class OrderTests
{
    private readonly Reception _link = new();

    private TestSender Sender => _link.Sender;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_undisturbed_stream_comes_out_whole_and_asks_for_nothing(bool setsMarker)
    {
        Sender.SetsMarker = setsMarker;
        for (var i = 0; i < 90; i++)
        {
            _link.Take(Sender.Next(i == 0));
            _link.Pass(33);
        }
        // Without a marker a picture ends where the next begins.
        Assert.Equal(Enumerable.Range(0, setsMarker ? 90 : 89), _link.Numbers);
        Assert.Equal(Enumerable.Range(0, _link.Frames.Count).Select(i => TimeSpan.FromTicks(i * 3000L * 1000 / 9)), _link.Frames.Select(frame => frame.Time));
        Assert.Empty(_link.Asked);
        Assert.Empty(_link.KeyRequests);
        Assert.Equal((0, 0, 0), (_link.Receiver.Statistics.Lost, _link.Receiver.Statistics.Discarded, _link.Receiver.Statistics.Freezes));
    }

    [Fact]
    public void Packets_out_of_order_and_twice_change_nothing()
    {
        _link.Take(Sender.Next(true));
        var packets = Sender.Next(false).Concat(Sender.Next(false)).ToList();
        _link.Take(packets.AsEnumerable().Reverse().Concat(packets));
        Assert.Equal([0, 1, 2], _link.Numbers);
        Assert.Equal(TestPicture.Make(1, false, 1500), _link.Frames[1].Data.ToArray());
    }

    [Fact]
    public void Probes_fill_the_sequence_and_are_no_picture()
    {
        var (first, second) = (Sender.Next(true), Sender.Next(false));
        _link.Take([.. first, Sender.Probe(), Sender.Probe(), .. second, Sender.Probe(), .. Sender.Next(false)]);
        Assert.Empty(_link.Asked);
        // The probes were numbered after the second picture, so it is the third that waits for nothing.
        Assert.Equal([0, 1, 2], _link.Numbers);
    }

    [Fact]
    public void A_lost_packet_holds_its_followers_until_it_is_given_up_then_only_a_key_frame_helps()
    {
        _link.Take(Sender.Next(true));
        _link.Take(Sender.Next(false).Skip(1));
        _link.Take(Sender.Next(false));
        _link.Pass(245);
        Assert.Equal([0], _link.Numbers);
        Assert.Empty(_link.KeyRequests);
        _link.Pass(10);
        Assert.Single(_link.KeyRequests);
        _link.Take(Sender.Next(false));
        Assert.Equal([0], _link.Numbers);
        _link.Take([.. Sender.Next(true), Sender.Next(false)[0]]);
        Assert.Equal([0, 4], _link.Numbers);
        Assert.Equal(1, _link.Receiver.Statistics.Lost);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(999)]
    public void A_sender_that_jumps_all_the_time_costs_no_more_than_a_bounded_number_of_gaps(int jump)
    {
        _link.Take(Sender.Next(true));
        for (var count = 0; count < 1000; count++)
        {
            Sender.Sequence += (ushort)jump;
            _link.Take(Sender.Next(false, 20));
        }

        _link.Pass(300);
        Assert.InRange(_link.Receiver.Statistics.Lost, 0, 2000);

        // Whoever stops it is seen again.
        _link.Take(Sender.Next(true));
        _link.Take(Sender.Next(true));
        Assert.Equal(1002, _link.Numbers.Last());
    }

    [Fact]
    public void A_jump_of_the_sequence_begins_anew_with_a_key_frame()
    {
        _link.Take(Sender.Next(true));
        Sender.Sequence += 5000;
        _link.Take(Sender.Next(false).Concat(Sender.Next(true)));
        Sender.Sequence -= 9000;
        _link.Take(Sender.Next(false).Concat(Sender.Next(true)).Concat(Sender.Next(false)));
        Assert.Equal([0, 2, 4, 5], _link.Numbers);
    }

    [Fact]
    public void One_stray_packet_from_far_behind_changes_nothing()
    {
        var old = Sender.Next(true);
        _link.Take(old);
        for (var i = 0; i < 400; i++) _link.Take(Sender.Next(false));
        _link.Take(old[0]);
        _link.Take(Sender.Next(false));
        Assert.Equal(402, _link.Frames.Count);
    }

    [Fact]
    public void Another_codec_in_mid_stream_begins_with_its_key_frame()
    {
        var link = new Reception("chromium-video");
        var (vp8, vp9) = (EncodedClip.Of(VideoCodec.Vp8), EncodedClip.Of(VideoCodec.Vp9));
        link.Take(link.Sender.Send(VideoCodec.Vp8, vp8[0]).Concat(link.Sender.Send(VideoCodec.Vp8, vp8[1])));
        link.Sender.PayloadType = 98;
        link.Take(link.Sender.Send(VideoCodec.Vp9, vp9[1]).Concat(link.Sender.Send(VideoCodec.Vp9, vp9[0])).Concat(link.Sender.Send(VideoCodec.Vp9, vp9[1])));
        Assert.Equal([VideoCodec.Vp8, VideoCodec.Vp8, VideoCodec.Vp9, VideoCodec.Vp9], link.Frames.Select(frame => frame.Codec));
        Assert.Equal([true, false, true, false], link.Frames.Select(frame => frame.IsKey));
        Assert.Equal(vp9[0], link.Frames[2].Data.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_stream_takes_over_when_the_first_is_silent_or_says_goodbye(bool saysGoodbye)
    {
        _link.Take(Sender.Next(true).Concat(Sender.Next(false)));
        var goodbye = new byte[] { 0x81, 203, 0, 1, 0, 0, 0x12, 0x34 };
        if (saysGoodbye) _link.Receiver.TakeRtcp(goodbye, _link.Time.GetTimestamp());
        (Sender.Source, Sender.Sequence, Sender.Timestamp) = (0x9999, 100, 77);
        _link.Pass(100);
        _link.Take(Sender.Next(true).Concat(Sender.Next(false)));
        Assert.Equal(saysGoodbye ? [0, 1, 2, 3] : [0, 1], _link.Numbers);
        _link.Pass(saysGoodbye ? 10 : 500);
        _link.Take(Sender.Next(true));
        Assert.Equal(4, _link.Numbers.Last());
        Assert.Equal(_link.Frames.Select(frame => frame.Time).Order(), _link.Frames.Select(frame => frame.Time));
        // Between the streams only the clock of arrival counts.
        var switched = saysGoodbye ? _link.Frames[2] : _link.Frames[^1];
        Assert.Equal(TimeSpan.FromMilliseconds(saysGoodbye ? 100 : 600) + _link.Frames[1].Time, switched.Time);
    }

    [Fact]
    public void Time_goes_on_by_arrival_when_the_media_clock_jumps()
    {
        _link.Take(Sender.Next(true));
        foreach (var jump in new uint[] { 90_000 * 60, unchecked((uint)-90_000 * 3600), 0x7FFFFFFF })
        {
            var before = _link.Frames[^1].Time;
            _link.Pass(40);
            Sender.Timestamp += jump;
            _link.Take(Sender.Next(false));
            Assert.Equal(TimeSpan.FromMilliseconds(40), _link.Frames[^1].Time - before);
        }
        // A pause that the arrival confirms is a pause.
        _link.Pass(60_000);
        Sender.Timestamp += 90_000 * 60;
        _link.Take(Sender.Next(false));
        Assert.Equal(60.0, (_link.Frames[^1].Time - _link.Frames[^2].Time).TotalSeconds, 0.1);
    }

    [Fact]
    public void Packets_of_another_section_or_layer_are_not_ours()
    {
        var link = new Reception("chromium-simulcast");
        var packet = link.Sender.Next(true, 100)[0];
        // The extension of the transport's counter becomes that of the layer: "q", while "f" was asked for.
        (packet[16], packet[17], packet[18]) = (10 << 4, (byte)'q', 0);
        link.Take(packet);
        Assert.Empty(link.Frames);
        link.Sender.Source++;
        packet = link.Sender.Next(true, 100)[0];
        (packet[16], packet[17], packet[18]) = (10 << 4, (byte)'f', 0);
        link.Take(packet);
        Assert.Single(link.Frames);
    }

    [Fact]
    public void Random_packets_and_reports_never_throw()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var packet = i % 2 == 0 ? Sender.Next(random.Next(5) == 0)[0] : new byte[random.Next(200)];
            if (i % 2 == 1) random.NextBytes(packet);
            else for (var flips = random.Next(4); flips > 0; flips--) packet[random.Next(packet.Length)] ^= (byte)(1 << random.Next(8));
            _link.Receiver.TakeRtp(packet, _link.Time.GetTimestamp());
            if (packet.Length > 0) packet[0] = (byte)(packet[0] & 0x3F | 0x80);
            if (packet.Length > 3) (packet[1], packet[2], packet[3]) = ((byte)random.Next(200, 207), 0, (byte)random.Next(10));
            _link.Receiver.TakeRtcp(packet, _link.Time.GetTimestamp());
            if (i % 7 == 0) _link.Pass(3);
        }
    }
}
