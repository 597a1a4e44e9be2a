using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Live;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Gateway.FunctionalTests.Live;

/// <summary>What a feed keeps for its viewers: the newest frame, a few cues, and an exact count of what was missed.</summary>
public sealed class LiveFeedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static LiveDirectory Directory => new(new ManualTime());

    [Fact]
    public async Task A_quick_viewer_sees_every_frame_and_skips_none()
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        using var viewer = feed.Subscribe();
        for (var id = 0; id < 5; id++)
        {
            feed.Publish(id);
            var update = await viewer.NextAsync(Token);
            Assert.Equal((id + 1, 0L, id), (update!.Frame!.Sequence, update.Skipped, update.Frame.Angles.Pose.FrameId));
        }
    }

    [Fact]
    public async Task A_slow_viewer_gets_the_newest_frame_and_the_number_it_missed()
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        using var viewer = feed.Subscribe();
        for (var id = 0; id < 10; id++) feed.Publish(id);
        var update = await viewer.NextAsync(Token);
        Assert.Equal((10, 9L), (update!.Frame!.Sequence, update.Skipped));
        var next = viewer.NextAsync(Token);
        Assert.False(next.IsCompleted);
        feed.Publish(10);
        Assert.Equal((11, 0L), ((await next)!.Frame!.Sequence, 0L));
    }

    [Fact]
    public void Whatever_a_viewer_does_it_sees_rising_frames_and_what_it_missed_adds_up() => Check.QuickThrowOnFailure(
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), steps => Play(steps).GetAwaiter().GetResult()));

    // 0: a frame is published, 1: a cue is published, 2: the viewer reads once.
    private static async Task Play(byte[] steps)
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        using var viewer = feed.Subscribe();
        var (frames, cues, last, lastCue, told, missed) = (0L, 0, 0L, 0, 0L, 0L);
        var waitingCues = 0;
        var frameWaits = false;
        foreach (var step in steps.Select(step => step % 3))
        {
            if (step == 0) feed.Publish(frames++);
            else if (step == 1) feed.Publish(LiveFrames.Cue(++cues));
            if (step == 0) frameWaits = true;
            if (step == 1) waitingCues = Math.Min(waitingCues + 1, LiveSubscription.MaxCues);
            if (step != 2 || (!frameWaits && waitingCues == 0)) continue;

            var update = (await viewer.NextAsync(Token))!;
            if (update.Cue is { } cue)
            {
                Assert.Equal(lastCue + 1 + update.Skipped, (int)cue.Value);
                (lastCue, waitingCues) = ((int)cue.Value, waitingCues - 1);
                continue;
            }

            Assert.Equal(0, waitingCues);
            Assert.True(update.Frame!.Sequence > last);
            (last, told, missed, frameWaits) = (update.Frame.Sequence, told + 1, missed + update.Skipped, false);
            Assert.Equal(frames, told + missed);
            Assert.Equal(frames, last);
        }

        feed.End("ended");
        while (await viewer.NextAsync(Token) is { } rest)
            if (rest.Frame is not null) (told, missed) = (told + 1, missed + rest.Skipped);
            else lastCue += 1 + (int)rest.Skipped;
        Assert.Equal((frames, cues), (told + missed, lastCue));
    }

    [Fact]
    public async Task More_cues_than_fit_push_out_the_oldest_and_are_counted()
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        using var viewer = feed.Subscribe();
        for (var number = 1; number <= LiveSubscription.MaxCues + 5; number++) feed.Publish(LiveFrames.Cue(number));
        var first = await viewer.NextAsync(Token);
        Assert.Equal((6.0, 5L), (first!.Cue!.Value, first.Skipped));
        Assert.Equal((7.0, 0L), ((await viewer.NextAsync(Token))!.Cue!.Value, 0L));
    }

    [Fact]
    public async Task Who_comes_late_finds_the_last_frame_and_the_phases_and_then_only_what_is_new()
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        foreach (var (phase, id) in new[] { ("setup", 0), ("pull", 1), ("pull", 2), ("catch", 3) })
            feed.Publish(LiveFrames.Frame(id), LiveFrames.State(phase), LiveFrames.Ledger(id + 1));
        using var viewer = feed.Subscribe();
        Assert.Equal(4, viewer.Start.Last!.Sequence);
        Assert.Equal(["setup", "pull", "catch"], viewer.Start.Phases.Select(phase => phase.Phase));
        var next = viewer.NextAsync(Token);
        Assert.False(next.IsCompleted);
        feed.Publish(4);
        Assert.Equal((5, 0L), ((await next)!.Frame!.Sequence, 0L));
    }

    [Fact]
    public async Task The_end_comes_after_everything_that_was_published()
    {
        var directory = Directory;
        var feed = directory.Open(LiveFrames.Identity("s", "gym"));
        using var viewer = feed.Subscribe();
        feed.Publish(0);
        feed.Publish(LiveFrames.Cue(1));
        feed.End("vanished");
        feed.End("ended");
        feed.Publish(1);
        Assert.NotNull((await viewer.NextAsync(Token))!.Cue);
        Assert.Equal(1, (await viewer.NextAsync(Token))!.Frame!.Sequence);
        Assert.Null(await viewer.NextAsync(Token));
        Assert.Null(await viewer.NextAsync(Token));
        Assert.Equal("vanished", feed.EndReason);
        using var late = feed.Subscribe();
        Assert.Null(await late.NextAsync(Token));
    }

    [Fact]
    public async Task A_viewer_that_goes_ends_its_own_wait_and_leaves_the_others_alone()
    {
        var feed = Directory.Open(LiveFrames.Identity("s", "gym"));
        var leaver = feed.Subscribe();
        using var stayer = feed.Subscribe();
        var wait = leaver.NextAsync(Token);
        leaver.Dispose();
        leaver.Dispose();
        Assert.Null(await wait);
        Assert.Equal(1, feed.Viewers);
        feed.Publish(0);
        Assert.NotNull(await stayer.NextAsync(Token));
        Assert.Null(await leaver.NextAsync(Token));
    }

    [Fact]
    public void A_stream_name_is_taken_until_its_capture_ends()
    {
        var directory = Directory;
        var feed = directory.Open(LiveFrames.Identity("a", "gym"));
        Assert.Equal(ErrorCodes.StreamTaken, Assert.Throws<ApiException>(() => directory.Open(LiveFrames.Identity("b", "gym"))).Code);
        Assert.Null(directory.Find("b"));
        Assert.Same(feed, directory.Find("a"));
        Assert.Same(feed, directory.Find("gym"));
        Assert.Same(feed, Assert.Single(directory.All()));
        feed.End("ended");
        Assert.Null(directory.Find("gym"));
        Assert.NotSame(feed, directory.Open(LiveFrames.Identity("b", "gym")));
    }
}
