using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>The books add up at every moment, under random stalls, floods, spoiled units, reconnects and ends.</summary>
public sealed class LiveLedgerTests
{
    private static readonly string[] Causes = ["queue_full", "awaiting_key", "undecodable", "not_shown", "superseded", "failed", "abandoned"];

    [Fact]
    public async Task The_count_adds_up_whatever_happens()
    {
        for (var seed = 0; seed < 150; seed++) await PlayAsync(new Random(seed), $"seed {seed}");
    }

    private static async Task PlayAsync(Random random, string name)
    {
        var (units, inFlight) = (random.Next(1, 12), random.Next(1, 4));
        var scene = new LiveScene(new LiveOptions { QueueUnits = units }, inFlight) { HoldsDecoder = random.Next(2) == 0, HoldsTracker = random.Next(2) == 0 };
        var offered = 0;
        for (var step = random.Next(1, 200); step > 0; step--)
        {
            switch (random.Next(12))
            {
                case 0:
                    await Task.Yield();
                    break;
                case 1:
                    scene.LetDecode(random.Next(1, 5));
                    break;
                case 2 or 3:
                    scene.Answer(random.Next(10) == 0 ? new FormatException() : null);
                    break;
                case 4 when random.Next(4) == 0:
                    scene.Source = scene.Capture.BeginSource(() => { });
                    break;
                default:
                    scene.Time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 50)));
                    var kind = random.Next(12) switch { 0 => LiveScene.Spoiled, 1 => LiveScene.NotShown, _ => LiveScene.Good };
                    scene.Offer(random.Next(5) == 0, kind, random.Next(20) == 0 ? VideoCodec.H264 : VideoCodec.Vp8);
                    offered++;
                    break;
            }

            // Waiting for the decoder, in it, in the slot, between them, at the model, and on the way to the sink.
            var ledger = scene.Capture.Ledger;
            Assert.Equal(offered, ledger.Received);
            Assert.InRange(ledger.InFlight, 0, units + 1 + 1 + 1 + inFlight + inFlight + 3);
            Assert.All(ledger.Dropped.Keys, cause => Assert.Contains(cause, Causes));
        }

        var orderly = random.Next(2) == 0;
        if (orderly)
        {
            scene.Capture.Complete();
            scene.LetDecode(1000);
            await LiveScene.UntilAsync(() => !scene.Answer() && scene.Capture.Completion.IsCompleted);
            Assert.Equal(0, scene.Dropped(DropCause.Abandoned));
        }

        await scene.DisposeAsync();
        var end = scene.Capture.Ledger;
        Assert.True(end.Received == end.Analyzed + end.Dropped.Values.Sum(), $"{name}: {end}");
        var times = scene.Sunk.Select(each => each.Observation.Pose.Time).ToArray();
        Assert.Equal(times.Order().Distinct(), times);
        Assert.Equal(Enumerable.Range(0, times.Length).Select(k => (long)k), scene.Sunk.Select(each => each.Observation.Pose.FrameId));
    }
}
