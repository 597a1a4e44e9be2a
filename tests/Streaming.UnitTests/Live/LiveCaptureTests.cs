using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>A live capture never falls behind, never loses a picture without counting it, and goes on whatever a camera sends.</summary>
public sealed class LiveCaptureTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 30);

    [Fact]
    public async Task Every_picture_is_analyzed_in_order_when_the_model_keeps_up()
    {
        await using var scene = new LiveScene(maxInFlight: 3);
        for (var k = 0; k < 300; k++)
        {
            scene.Offer(isKey: k % 30 == 0);
            await LiveScene.UntilAsync(() => scene.Sunk.Count == k + 1);
            scene.Time.Advance(Frame);
        }

        scene.Capture.Complete();
        await scene.Capture.Completion;

        Assert.Equal((300, 300), (scene.Capture.Ledger.Received, scene.Capture.Ledger.Analyzed));
        Assert.Empty(scene.Capture.Ledger.Dropped);
        Assert.Equal(Enumerable.Range(0, 300).Select(k => ((long)k, k * Frame)), scene.Sunk.Select(each => (each.Observation.Pose.FrameId, each.Observation.Pose.Time)));
        var statistics = scene.Capture.Statistics;
        Assert.InRange(statistics.ReceivedPerSecond, 29, 31);
        Assert.InRange(statistics.AnalyzedPerSecond, 29, 31);
        Assert.Equal((0, 0, 4, 2, 300), (statistics.DecodeMilliseconds, statistics.QueueMilliseconds, statistics.Width, statistics.Height, statistics.ReceivedBytes));
    }

    [Fact]
    public async Task A_model_that_carries_half_of_the_load_always_gets_the_newest_picture()
    {
        await using var scene = new LiveScene { HoldsTracker = true };
        const int Pairs = 500;
        for (var pair = 0; pair < Pairs; pair++)
        {
            scene.Offer(isKey: pair % 15 == 0);
            var first = pair;
            await LiveScene.UntilAsync(() => scene.Frames.Count == (2 * first) + 1 && scene.Waiting == 1 && InSlot(scene) == (first == 0 ? 0 : 1));
            scene.Time.Advance(Frame);
            scene.Offer(isKey: false);
            await LiveScene.UntilAsync(() => scene.Frames.Count == (2 * first) + 2 && InSlot(scene) == 1);

            // Two pictures a tick of the model: one is with it, one waits for it, and never more.
            Assert.Equal(2, scene.Capture.Ledger.InFlight);
            Assert.Equal(pair, scene.Capture.Ledger.Analyzed);
            Assert.Equal(pair, scene.Dropped("superseded"));
            scene.Answer();
            await LiveScene.UntilAsync(() => scene.Capture.Ledger.Analyzed == first + 1 && scene.Waiting == 1);
            scene.Time.Advance(Frame);
        }

        scene.Answer();
        scene.Capture.Complete();
        await scene.Capture.Completion;

        // After the very first each picture was the second of its pair: at the model as soon as it came.
        Assert.Equal([TimeSpan.Zero, .. Enumerable.Range(0, Pairs).Select(k => ((2 * k) + 1) * Frame)], scene.Sunk.Select(each => each.Observation.Pose.Time));
        Assert.All(scene.Sunk.Skip(1), each => Assert.InRange(each.Latency.Inferred - each.Latency.Received, 0, 2 * Frame.Ticks));
        Assert.Equal((1000, 501, 499, 0), (scene.Capture.Ledger.Received, scene.Capture.Ledger.Analyzed, scene.Dropped("superseded"), scene.Capture.Ledger.InFlight));
        Assert.Equal(["superseded"], scene.Capture.Ledger.Dropped.Keys);
        Assert.Equal(0, scene.KeyRequests);

        static long InSlot(LiveScene scene) => scene.Capture.Ledger.InFlight - scene.Waiting;
    }

    [Fact]
    public async Task A_decoder_that_falls_behind_begins_again_at_the_next_key_unit()
    {
        await using var scene = new LiveScene { HoldsDecoder = true };
        scene.Offer(isKey: true);
        await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight == 1);
        scene.LetDecode();
        await LiveScene.UntilAsync(() => scene.Sunk.Count == 1);

        // One is held in the decoder, five wait; the seventh finds no room and takes all that refer to lost ones with it.
        scene.Offer(isKey: false);
        await Task.Yield();
        for (var k = 0; k < 8; k++) scene.Offer(isKey: false);
        await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight <= 1);

        Assert.InRange(scene.Dropped("queue_full"), 6, 7);
        Assert.Equal(9, scene.Dropped("queue_full") + scene.Dropped("awaiting_key") + scene.Capture.Ledger.InFlight);
        Assert.Equal(1, scene.KeyRequests);

        // Asked again only after a while.
        scene.Offer(isKey: false);
        Assert.Equal(1, scene.KeyRequests);
        scene.Time.Advance(TimeSpan.FromSeconds(0.5));
        scene.Offer(isKey: false);
        Assert.Equal(2, scene.KeyRequests);

        scene.Offer(isKey: true);
        scene.LetDecode(2);
        await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight == 0);
        Assert.InRange(scene.Sunk.Count, 2, 3);
    }

    [Fact]
    public async Task Bytes_that_wait_are_bounded_too()
    {
        await using var scene = new LiveScene(new LiveOptions { QueueUnits = 100, QueueBytes = 100_000 }) { HoldsDecoder = true };
        for (var k = 0; k < 20; k++) scene.Offer(isKey: true, bytes: 30_000, codec: VideoCodec.Jpeg);

        // Each of them is a key unit: only the oldest go.
        Assert.InRange(scene.Capture.Ledger.InFlight, 3, 4);
        scene.Offer(isKey: true, bytes: 200_000);
        Assert.Equal(21, scene.Dropped("queue_full") + scene.Capture.Ledger.InFlight);
        Assert.Equal(1, scene.KeyRequests);
    }

    [Fact]
    public async Task A_spoiled_unit_costs_those_that_refer_to_it_and_asks_for_a_key_picture()
    {
        await using var scene = new LiveScene(new LiveOptions { QueueUnits = 50 }) { HoldsDecoder = true };
        scene.Offer(isKey: true);
        scene.Offer(isKey: false, LiveScene.Spoiled);
        for (var k = 0; k < 3; k++) scene.Offer(isKey: false);
        scene.LetDecode(2);
        await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight == 0);
        Assert.Equal((1, 3, 1), (scene.Dropped("undecodable"), scene.Dropped("awaiting_key"), scene.KeyRequests));

        scene.Offer(isKey: true);
        scene.Offer(isKey: false, LiveScene.NotShown);
        scene.Offer(isKey: false);
        scene.LetDecode(3);
        await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight == 0);
        Assert.Equal((1, 1, 3), (scene.Dropped("undecodable"), scene.Dropped("not_shown"), scene.Sunk.Count + scene.Dropped("superseded")));
    }

    [Fact]
    public async Task A_new_source_begins_with_a_key_unit_and_silences_the_one_before()
    {
        await using var scene = new LiveScene();
        scene.Offer(isKey: true, time: TimeSpan.FromSeconds(100));
        await LiveScene.UntilAsync(() => scene.Sunk.Count == 1);
        var before = scene.Source;
        scene.Time.Advance(TimeSpan.FromSeconds(7));
        var requests = 0;
        var after = scene.Capture.BeginSource(() => requests++);

        scene.Offer(isKey: true, time: TimeSpan.FromSeconds(101));
        Assert.Equal(1, scene.Capture.Ledger.Received);

        scene.Source = after;
        Assert.NotEqual(before, after);
        scene.Offer(isKey: false, time: TimeSpan.Zero);
        scene.Offer(isKey: true, codec: VideoCodec.H264, time: TimeSpan.FromSeconds(1));
        await LiveScene.UntilAsync(() => scene.Sunk.Count == 2);

        Assert.Equal((1, 0, 1), (requests, scene.KeyRequests, scene.Dropped("awaiting_key")));
        Assert.InRange(scene.Sunk.Last().Observation.Pose.Time, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Plates_are_looked_for_twice_a_second()
    {
        var searched = new List<TimeSpan>();
        await using var scene = new LiveScene(plates: (frame, _) =>
        {
            lock (searched) searched.Add(frame.Time);
            return [new PlateCircle(1, 1, 1, 1, 1)];
        });
        for (var k = 0; k < 90; k++)
        {
            scene.Offer(isKey: k == 0);
            await LiveScene.UntilAsync(() => scene.Sunk.Count == k + 1);
            scene.Time.Advance(Frame);
        }

        // 15 pictures of 33.3333 ms fall just short of half a second.
        Assert.Equal([0, 16, 32, 48, 64, 80], searched.Select(time => (int)Math.Round(time / Frame)));
        Assert.Equal(searched.Count, scene.Sunk.Count(each => each.Observation.Plates.Length == 1));
    }

    [Fact]
    public async Task A_sink_that_fails_ends_the_capture_with_its_failure()
    {
        await using var scene = new LiveScene(sink: (_, _) => throw new FormatException());
        scene.Offer(isKey: true);

        await Assert.ThrowsAsync<FormatException>(() => scene.Capture.Completion);

        scene.Offer(isKey: true);
        Assert.Equal((1, 0, 1), (scene.Capture.Ledger.Received, scene.Capture.Ledger.InFlight, scene.Dropped("abandoned")));
    }

    [Fact]
    public async Task A_model_that_fails_on_one_picture_costs_that_picture()
    {
        await using var scene = new LiveScene { HoldsTracker = true };
        for (var k = 0; k < 2; k++)
        {
            scene.Offer(isKey: true);
            await LiveScene.UntilAsync(() => scene.Waiting == 1);
            scene.Answer(k == 0 ? new FormatException() : null);
            await LiveScene.UntilAsync(() => scene.Capture.Ledger.InFlight == 0);
        }

        Assert.Equal((1, 1), (scene.Dropped("failed"), scene.Sunk.Count));
    }

    [Fact]
    public async Task Latencies_name_each_stage_and_keep_the_sender_s_clock()
    {
        await using var scene = new LiveScene { HoldsTracker = true };
        var (now, captured) = (scene.Time.GetTimestamp(), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        scene.Time.Advance(TimeSpan.FromMilliseconds(3));
        scene.Capture.Offer(scene.Source, new EncodedFrame(VideoCodec.Vp8, new byte[] { LiveScene.Good }, true, default, now, now + 10, captured));
        await LiveScene.UntilAsync(() => scene.Waiting == 1);
        scene.Time.Advance(TimeSpan.FromMilliseconds(5));
        scene.Answer();
        await LiveScene.UntilAsync(() => scene.Sunk.Count == 1);

        var seen = scene.Sunk.First();
        Assert.Equal(new LatencyChain(now, now + 10, now + 30_000, now + 80_000, 0, captured), seen.Latency);
        Assert.Equal((4, 2), (seen.Width, seen.Height));
    }
}
