using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>Tracking gives the same result however many frames are in flight, recovers what it lost, and stops cleanly.</summary>
public sealed class EnsembleTrackerTests
{
    private static readonly int[] Walk = [.. Enumerable.Range(0, 60).Select(i => 100 + (i / 2) + (i % 7))];

    [Fact]
    public async Task The_result_is_the_same_for_one_frame_in_flight_on_one_seat_and_many_on_many()
    {
        var (alone, _) = await TrackAsync(Walk, inFlight: 1, seats: 1);
        foreach (var (inFlight, seats) in new[] { (4, 4), (5, 16), (30, 2) })
        {
            var (together, _) = await TrackAsync(Walk, inFlight, seats);
            Assert.Equal(alone.Select(Print), together.Select(Print));
        }
    }

    [Fact]
    public async Task Each_frame_starts_from_the_frame_two_back()
    {
        int[] greys = [100, 101, 102, 103, 104, 105, 106];
        int[] other = [100, 101, 102, 103, 109, 105, 106];
        int[] between = [100, 101, 102, 108, 104, 109, 106];
        var last = (await TrackAsync(greys, 4, 4)).Poses[^1];
        Assert.NotEqual(Print(last), Print((await TrackAsync(other, 4, 4)).Poses[^1]));
        Assert.Equal(Print(last), Print((await TrackAsync(between, 4, 4)).Poses[^1]));
    }

    [Fact]
    public async Task Frames_keep_their_id_and_time_and_the_athlete_is_found()
    {
        var (poses, _) = await TrackAsync(Walk, 5, 4);
        Assert.All(poses.Index(), item =>
        {
            Assert.Equal((item.Index, TimeSpan.FromMilliseconds(40 * item.Index)), (item.Item.FrameId, item.Item.Time));
            Assert.Equal(0.9f, item.Item.Presence);
            Assert.Equal(ScriptedEnsemble.PlaceOf(Walk[item.Index]), item.Item[BodyPoint.HipCentre].X, 3f);
        });
    }

    [Fact]
    public async Task An_empty_frame_is_empty_and_the_athlete_is_found_again_where_he_reappears()
    {
        // Away for 1.2 s: long enough to be looked for elsewhere.
        int[] greys = [100, 100, 100, 100, 100, .. new int[30], 200, 200, 200];
        var (poses, _) = await TrackAsync(greys, 4, 4);
        Assert.All(poses, pose => Assert.Equal(greys[pose.FrameId] == 0, pose.Presence == 0));
        Assert.All(poses[5].Points, point => Assert.Equal(Keypoint.Absent, point));
        Assert.Equal(600, poses[^1][BodyPoint.HipCentre].X, 3f);
    }

    [Fact]
    public async Task A_jump_out_of_the_region_is_caught_within_the_same_frame()
    {
        var (poses, _) = await TrackAsync([100, 100, 100, 100, 100, 121, 121], 4, 4);
        Assert.All(poses, pose => Assert.True(pose.Presence > 0.5f));
        Assert.Equal(363, poses[5][BodyPoint.HipCentre].X, 10f);
    }

    [Fact]
    public async Task A_body_invented_beside_the_athlete_is_given_up_for_one_that_the_second_opinion_shares()
    {
        // Half a body's width aside is still inside the athlete's box: only the second opinion can tell.
        var (poses, _) = await TrackAsync([100, 100, 100, 100, 100], 4, 4, new ScriptedEnsemble { Error = 40 });
        Assert.Equal(300, poses[0][BodyPoint.HipCentre].X, 1f);
        Assert.Equal(300, poses[4][BodyPoint.HipCentre].X, 1f);
        Assert.True(poses[4][BodyPoint.LeftKnee].Score > 0.9f);
    }

    [Fact]
    public async Task Nobody_at_all_costs_searches_but_no_landmark_runs()
    {
        var (poses, script) = await TrackAsync(new int[12], 4, 4);
        Assert.All(poses, pose => Assert.Equal(0, pose.Presence));
        Assert.Equal(0, script.LandmarkRuns);
        Assert.True(script.Searches >= 12);
    }

    [Fact]
    public async Task An_athlete_who_is_followed_is_searched_for_in_every_fourth_frame_only()
    {
        var (_, script) = await TrackAsync(Walk, 4, 4);
        Assert.Equal(Walk.Length / 4, script.Searches);
        Assert.InRange(script.LandmarkRuns, Walk.Length, Walk.Length + 8);
    }

    [Fact]
    public async Task Disposal_in_mid_flight_ends_all_frames_and_none_is_touched_afterwards()
    {
        var script = new ScriptedEnsemble();
        using var began = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        script.OnLandmarks = picture =>
        {
            began.Release();
            go.Wait(TestContext.Current.CancellationToken);
            _ = picture.At(0).Pixels.Span[0];
        };
        var scheduler = new RunScheduler(2);
        var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        var frames = Enumerable.Range(0, 4).Select(i => Pictures.Grey(1000, 16, 100, i)).ToArray();
        var tasks = frames.Select(frame => tracker.EstimateAsync(frame, TestContext.Current.CancellationToken)).ToArray();
        await began.WaitAsync(TestContext.Current.CancellationToken);
        tracker.Dispose();
        Assert.False(tasks[0].IsCompleted);
        go.Set();
        foreach (var (task, frame) in tasks.Zip(frames))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
            frame.Dispose();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracker.EstimateAsync(frames[0], TestContext.Current.CancellationToken));
        Assert.Equal(7, await scheduler.LaneOf(CapturePriority.Upload).RunAsync(() => 7, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancellation_reaches_the_frames_that_wait()
    {
        var script = new ScriptedEnsemble();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        script.OnLandmarks = _ => cancel.Cancel();
        var scheduler = new RunScheduler(1);
        using var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        var frames = Enumerable.Range(0, 5).Select(i => Pictures.Grey(1000, 16, 100, i)).ToArray();
        var tasks = frames.Select(frame => tracker.EstimateAsync(frame, cancel.Token)).ToArray();
        foreach (var task in tasks) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        foreach (var frame in frames) frame.Dispose();
    }

    [Fact]
    public async Task A_model_that_always_fails_fails_every_frame()
    {
        var script = new ScriptedEnsemble { OnLandmarks = _ => throw new InvalidOperationException("broken") };
        var scheduler = new RunScheduler(2);
        using var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        using var frame = Pictures.Grey(1000, 16, 100);
        var tasks = Enumerable.Range(0, 5).Select(_ => tracker.EstimateAsync(frame, TestContext.Current.CancellationToken)).ToArray();
        foreach (var task in tasks) Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => task)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_frame_that_fails_costs_no_other(int failing)
    {
        var script = new ScriptedEnsemble();
        var scheduler = new RunScheduler(2);
        using var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        for (var i = 0; i < 25; i++)
        {
            script.OnLandmarks = i == failing ? _ => throw new InvalidOperationException("broken") : _ => { };
            using var frame = Pictures.Grey(1000, 16, 100, i);
            var pose = tracker.EstimateAsync(frame, TestContext.Current.CancellationToken);
            if (i == failing) await Assert.ThrowsAsync<InvalidOperationException>(() => pose);
            else Assert.Equal(300, (await pose)[BodyPoint.HipCentre].X, 3f);
        }
    }

    private static async Task<(List<PoseFrame> Poses, ScriptedEnsemble Script)> TrackAsync(
        int[] greys, int inFlight, int seats, ScriptedEnsemble? script = null)
    {
        script ??= new ScriptedEnsemble();
        var scheduler = new RunScheduler(seats);
        using var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        var poses = new List<PoseFrame>();
        var waiting = new Queue<(Task<PoseFrame> Task, VideoFrame Frame)>();
        for (var i = 0; i <= greys.Length; i++)
        {
            while (waiting.Count >= (i < greys.Length ? inFlight : 1))
            {
                var (task, done) = waiting.Dequeue();
                poses.Add(await task);
                done.Dispose();
            }

            if (i == greys.Length) break;
            var frame = Pictures.Grey(1000, 16, greys[i], i);
            waiting.Enqueue((tracker.EstimateAsync(frame, TestContext.Current.CancellationToken), frame));
        }

        return (poses, script);
    }

    private static string Print(PoseFrame pose) => $"{pose.FrameId} {pose.Presence:R} {string.Join(' ', pose.Points.Select(p => $"{p.X:R},{p.Y:R},{p.Score:R}"))}";
}
