using Aikynetix.WebRtc.Rtcp;
using Aikynetix.WebRtc.UnitTests.Receive;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Rtcp;

/// <summary>The sender learns when each packet arrived, to 250 µs, and which did not.</summary>
public sealed class ArrivalLogTests
{
    [Fact]
    public void Arrivals_round_trip_whatever_the_order_and_the_gaps() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Round_trips).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Nothing_is_told_twice_and_nothing_without_arrivals()
    {
        var (time, composer) = (new SteppedTime(), new RtcpComposer());
        var log = new ArrivalLog(time);
        Assert.False(log.TryWrite(composer, 1, 2));
        log.Add(7, time.GetTimestamp());
        Assert.True(log.TryWrite(composer, 1, 2));
        Assert.False(log.TryWrite(composer, 1, 2));
    }

    [Fact]
    public void A_packet_reported_missing_is_told_when_it_comes_after_all()
    {
        var (time, composer) = (new SteppedTime(), new RtcpComposer());
        var log = new ArrivalLog(time);
        foreach (var sequence in new ushort[] { 65534, 65535, 1 }) log.Add(sequence, time.GetTimestamp());
        Assert.Equal([65534, 65535, 1], Written(log, composer).Where(told => told.Arrival is not null).Select(told => (int)told.Sequence));
        time.Step(3);
        log.Add(0, time.GetTimestamp());
        Assert.Equal([(0, 12L), (1, 0L)], Written(log, composer));
    }

    private static bool Round_trips(int seed)
    {
        var random = new Random(seed);
        var (time, composer) = (new SteppedTime(), new RtcpComposer());
        var log = new ArrivalLog(time);
        var origin = time.GetTimestamp();
        var sent = new Dictionary<ushort, long>();
        var told = new Dictionary<ushort, long>();
        var missing = new HashSet<ushort>();
        var next = (ushort)random.Next(65536);
        for (var i = 0; i < 600; i++)
        {
            time.Step(random.Next(50) == 0 ? random.Next(30_000) : random.NextDouble() * 3);
            next++;
            if (random.Next(8) == 0) continue;
            // A neighbour may come before it.
            foreach (var sequence in random.Next(10) == 0 ? new[] { (ushort)(next + 1), next } : [next])
            {
                if (!sent.TryAdd(sequence, (time.GetTimestamp() - origin) / 2500)) continue;
                log.Add(sequence, time.GetTimestamp());
            }
            if (random.Next(20) == 0) Read();
        }
        Read();
        Read();
        return told.Count == sent.Count && told.All(pair => sent[pair.Key] == pair.Value) && !missing.Any(sent.ContainsKey);

        void Read()
        {
            foreach (var (sequence, arrival) in Written(log, composer))
            {
                missing.Remove(sequence);
                if (arrival is { } at) told[sequence] = at;
                else missing.Add(sequence);
            }
        }
    }

    private static List<(ushort Sequence, long? Arrival)> Written(ArrivalLog log, RtcpComposer composer)
    {
        var all = new List<(ushort, long?)>();
        for (composer.Clear(); log.TryWrite(composer, 1, 2); composer.Clear())
        {
            var (type, format, body) = Assert.Single(FeedbackDecoder.Split(composer.Written.ToArray()));
            Assert.Equal((205, 15), (type, format));
            all.AddRange(FeedbackDecoder.Arrivals(body));
        }
        return all;
    }
}
