using Aikynetix.WebRtc.UnitTests.Rtcp;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>Whatever a network does to the packets: pictures are whole, in order, and nothing that builds on a lost one is handed on.</summary>
public sealed class DisturbedLinkTests
{
    [Theory]
    [InlineData("chromium-vp8", true)]
    [InlineData("libdatachannel-vp8", false)]
    [InlineData("gstreamer-audio-first", false)]
    public void Pictures_are_whole_in_order_and_usable(string offer, bool asRepair) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Holds(offer, asRepair, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void With_retransmissions_a_share_of_lost_packets_costs_no_picture()
    {
        var link = Run("chromium-vp8", asRepair: true, new Random(4), loss: 0.05, reorder: 0.05);
        Assert.Equal(Enumerable.Range(0, link.Sender.Pictures), link.Numbers);
        Assert.True(link.Receiver.Statistics.Recovered > 10);
        Assert.Equal(0, link.Receiver.Statistics.Lost);
    }

    private static bool Holds(string offer, bool asRepair, int seed)
    {
        var random = new Random(seed);
        var link = Run(offer, asRepair, random, random.NextDouble() * 0.3, random.NextDouble() * 0.3);
        var previous = -1;
        var time = TimeSpan.MinValue;
        foreach (var frame in link.Frames)
        {
            var number = TestPicture.NumberOf(frame.Data.Span);
            if (!frame.Data.Span.SequenceEqual(TestPicture.Make(number, frame.IsKey, SizeOf(number)))) return false;
            if (number <= previous || (number != previous + 1 && !frame.IsKey) || frame.Time < time) return false;
            (previous, time) = (number, frame.Time);
        }
        // The last seconds were undisturbed: the stream must have come back to its end.
        return link.Frames.Count > 60 && previous == link.Sender.Pictures - 1 && link.Frames[0].IsKey;
    }

    private static int SizeOf(int number) => 200 + number * 977 % 4000;

    // 4 s of disturbance and 3 s of peace, 30 pictures a second, 20 ms each way for what is asked.
    private static Reception Run(string offer, bool asRepair, Random random, double loss, double reorder)
    {
        var link = new Reception(offer);
        link.Sender.Sequence = (ushort)random.Next(65536);
        var (read, wantsKey) = (0, true);
        var late = new Queue<(double Due, byte[] Packet)>();
        for (var (now, nextPicture) = (0.0, 0.0); now < 7000; now += 5)
        {
            var peace = now > 4000;
            if (now >= nextPicture)
            {
                nextPicture += 1000 / 30.0;
                foreach (var packet in link.Sender.Next(wantsKey, SizeOf(link.Sender.Pictures))) Travel(packet, peace);
                wantsKey = false;
            }
            while (late.TryPeek(out var next) && next.Due <= now) link.Take(late.Dequeue().Packet);
            link.Pass(5);
            for (; read < link.Told.Count; read++)
            {
                if (link.Told[read] is (_, 206, 1, _)) wantsKey = true;
                if (link.Told[read] is not (_, 205, 1, _)) continue;
                foreach (var packet in FeedbackDecoder.Missing(link.Told[read].Body).Select(missing => asRepair ? link.Sender.Repair(missing) : link.Sender.Again(missing)))
                {
                    if (packet is not null && (peace || random.NextDouble() >= loss)) late.Enqueue((now + 40, packet));
                }
            }

            void Travel(byte[] packet, bool undisturbed)
            {
                if (undisturbed)
                {
                    link.Take(packet);
                    return;
                }
                if (random.NextDouble() < loss) return;
                if (random.NextDouble() < reorder) late.Enqueue((now + random.Next(4) * 5, packet));
                else link.Take(packet);
                if (random.NextDouble() < reorder / 2) late.Enqueue((now + 60, packet));
            }
        }
        return link;
    }
}
