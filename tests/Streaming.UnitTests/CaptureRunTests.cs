using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests;

/// <summary>Whatever happens to a capture, order is kept, each frame is given back, the count adds up and the first failure is the one told.</summary>
public sealed class CaptureRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CaptureTrouble.None)]
    [InlineData(CaptureTrouble.Source)]
    [InlineData(CaptureTrouble.TrackerAtOnce)]
    [InlineData(CaptureTrouble.TrackerLater)]
    [InlineData(CaptureTrouble.Plates)]
    [InlineData(CaptureTrouble.Sink)]
    [InlineData(CaptureTrouble.CanceledBySource)]
    [InlineData(CaptureTrouble.CanceledByTracker)]
    [InlineData(CaptureTrouble.CanceledBySink)]
    public async Task A_capture_keeps_its_promises(CaptureTrouble trouble)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var scene = new CaptureScene(trouble, seed, frames: random.Next(1, 40), inFlight: random.Next(1, 9), ahead: random.Next(1, 5));

            await scene.PlayAsync(Cancel);

            Assert.Equal(Enumerable.Range(0, scene.Sunk.Count).Select(k => (long)k), scene.Sunk.Select(each => each.Pose.FrameId));
            Assert.All(scene.Sunk, each => Assert.Equal([CaptureScene.Plate with { X = each.Pose.FrameId }], each.Plates));
            Assert.All(scene.Frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Pixels));
            Assert.InRange(scene.Tracker.MostInFlight, 0, scene.Tracker.MaxInFlight);
            Assert.InRange(scene.MostAlive, 0, scene.Tracker.MaxInFlight + scene.Ahead + 1);
            Assert.Equal(scene.Frames.Count, scene.Ledger.Received);
            Assert.Equal(scene.Sunk.Count, scene.Ledger.Analyzed);
            if (trouble == CaptureTrouble.None)
            {
                Assert.Null(scene.Failure);
                Assert.Equal((scene.Count, 0L), (scene.Ledger.Analyzed, scene.Ledger.InFlight));
            }
            else
            {
                Assert.IsType(scene.Expected, scene.Failure, exactMatch: false);
                Assert.True(scene.Sunk.Count <= scene.At + (trouble == CaptureTrouble.Sink ? 0 : 1), $"seed {seed}: went on after the failure");
            }
        }
    }

    [Fact]
    public async Task A_tracker_gets_as_many_frames_as_it_asks_for()
    {
        // The scripted tracker answers nothing before it has all eight.
        using var scene = new CaptureScene(CaptureTrouble.None, seed: 1, frames: 30, inFlight: 8, ahead: 1);

        await scene.PlayAsync(Cancel);

        Assert.Equal(8, scene.Tracker.MostInFlight);
    }

    [Fact]
    public async Task The_failure_that_came_first_is_told_though_an_older_frame_fails_after_it()
    {
        using var tracker = new FailingBackwards();
        using var run = new CaptureRun(tracker, (_, _) => [], (_, _) => ValueTask.CompletedTask);

        await Assert.ThrowsAsync<FormatException>(() => run.RunAsync(Two(), 4, Cancel));

        static async IAsyncEnumerable<VideoFrame> Two()
        {
            await Task.CompletedTask;
            for (var k = 0; k < 2; k++) yield return new VideoFrame(2, 2, k, TimeSpan.FromSeconds(k), default, 0);
        }
    }

    private sealed class FailingBackwards : IPoseTracker
    {
        private readonly TaskCompletionSource<PoseFrame> _first = new();

        public int MaxInFlight => 2;

        public Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            if (frame.FrameId > 0) return Task.FromException<PoseFrame>(new FormatException());
            cancellationToken.Register(() => _first.SetException(new InvalidOperationException()));
            return _first.Task;
        }

        public void Dispose()
        {
        }
    }
}
