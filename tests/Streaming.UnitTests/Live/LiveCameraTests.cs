using System.Collections.Concurrent;
using System.Diagnostics;
using Aikynetix.Pose;
using Aikynetix.Streaming.Live;
using Aikynetix.Streaming.Record;
using Aikynetix.Streaming.UnitTests.Decode;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>Real units through the real decoders: what a camera sends is analyzed and recorded, what is spoiled costs only itself.</summary>
public sealed class LiveCameraTests(ClipFolder clips)
{
    private readonly ConcurrentQueue<VideoFrame> _frames = new();
    private readonly ConcurrentQueue<LiveObservation> _seen = new();
    private int _keyRequests;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VideoCodec.Vp8)]
    [InlineData(VideoCodec.Vp9)]
    [InlineData(VideoCodec.Av1)]
    [InlineData(VideoCodec.H264)]
    [InlineData(VideoCodec.Jpeg)]
    public async Task A_camera_is_analyzed_and_recorded_with_the_same_times(VideoCodec codec)
    {
        var clip = await LiveClip.MakeAsync(clips, codec);
        var path = clips.NewPath(".mkv");
        await using var recording = VideoRecording.Create(path, 0);
        await using var capture = Begin(recording);
        var source = capture.BeginSource(() => _keyRequests++);

        foreach (var unit in clip.Units) await OfferAsync(capture, source, unit);
        capture.Complete();
        await capture.Completion;
        await recording.FinishAsync(Cancel);

        Assert.Equal((60, 60), (capture.Ledger.Received, capture.Ledger.Analyzed));
        Assert.Equal((96, 64), (capture.Statistics.Width, capture.Statistics.Height));
        var read = await Decoding.RunAsync(path);
        Assert.Equal(_seen.Select(each => each.Observation.Pose.Time.Ticks / 1000), read.Times.Select(time => time.Ticks / 1000));
    }

    [Fact]
    public async Task Spoiled_units_reconnects_and_changes_of_codec_leak_nothing_and_end_nothing()
    {
        var random = new Random(5);
        var cameras = new List<LiveClip>();
        foreach (var codec in Enum.GetValues<VideoCodec>()) cameras.Add(await LiveClip.MakeAsync(clips, codec));
        await using var capture = Begin(null);
        var (offered, start) = (0, Stopwatch.GetTimestamp());
        for (var round = 0; round < 20; round++)
        {
            var source = capture.BeginSource(() => Interlocked.Increment(ref _keyRequests));
            foreach (var unit in cameras[random.Next(cameras.Count)].Units)
            {
                var now = start + (offered++ * Stopwatch.Frequency / 30);
                var data = unit.Data.ToArray();
                if (random.Next(10) == 0) data = data[..random.Next(data.Length)];
                if (random.Next(10) == 0) random.NextBytes(data.AsSpan(random.Next(data.Length + 1)));
                await OfferAsync(capture, source, unit with { Data = data, Received = now, Assembled = now });
            }
        }

        capture.Complete();
        await capture.Completion;

        var ledger = capture.Ledger;
        Assert.Equal((offered, 0), (ledger.Received, ledger.InFlight));
        Assert.Equal(offered, ledger.Analyzed + ledger.Dropped.Values.Sum());
        Assert.InRange(ledger.Analyzed, 100, offered);
        Assert.True(ledger.Dropped["undecodable"] > 0);
        Assert.Equal(_seen.Count, ledger.Analyzed);
        Assert.All(_frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Pixels));
    }

    // The next unit comes once the one before is decoded and analyzed, or lost.
    private static async Task OfferAsync(LiveCapture capture, int source, EncodedFrame unit)
    {
        capture.Offer(source, unit);
        await LiveScene.UntilAsync(() => capture.Ledger.InFlight == 0);
    }

    private LiveCapture Begin(VideoRecording? recording) => new(
        new Tracker(),
        null,
        (seen, _) =>
        {
            _seen.Enqueue(seen);
            return ValueTask.CompletedTask;
        },
        recording,
        new LiveOptions { MaxPixels = 1 << 18 },
        TimeProvider.System,
        NullLogger.Instance,
        codec => new Watched(new UnitDecoder(codec, 1 << 18), _frames));

    private sealed class Watched(UnitDecoder decoder, ConcurrentQueue<VideoFrame> frames) : IPictureDecoder
    {
        public VideoFrame? Decode(EncodedFrame unit, long frameId, TimeSpan time)
        {
            var frame = decoder.Decode(unit, frameId, time);
            if (frame is not null) frames.Enqueue(frame);
            return frame;
        }

        public void Dispose() => decoder.Dispose();
    }

    private sealed class Tracker : IPoseTracker
    {
        public int MaxInFlight => 1;

        public Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken) =>
            Task.FromResult(PoseFrame.Empty(frame.FrameId, frame.Time));

        public void Dispose()
        {
        }
    }
}
