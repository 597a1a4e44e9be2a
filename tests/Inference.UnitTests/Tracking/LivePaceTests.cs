using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>A live capture works frame by frame, by time rather than by count, and spreads what it does beside following.</summary>
public sealed class LivePaceTests
{
    [Fact]
    public void One_frame_at_a_time_each_from_the_one_before()
    {
        Assert.Equal((1, 1), (TrackingPace.Live.Lag, TrackingPace.Live.MaxInFlight));
        Assert.Equal((2, 4), (TrackingPace.Default.Lag, TrackingPace.Default.MaxInFlight));
        Assert.Same(TrackingPace.Live, TrackingPace.Of(CapturePriority.Live));
        Assert.Same(TrackingPace.Default, TrackingPace.Of(CapturePriority.Upload));
    }

    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(2, false, 1)]
    [InlineData(3, false, 1)]
    [InlineData(1, true, 4)]
    public void Dropped_frames_take_no_search_and_no_look_away_but_a_crowd_takes_most(int every, bool crowded, int fewer)
    {
        var (searches, looks, restarts, parts) = (0, 0, 0, new HashSet<int>());
        var before = TimeSpan.Zero;
        for (var i = 0; i < 300; i += every)
        {
            var time = TimeSpan.FromSeconds(i / 30.0);
            var turn = TrackingPace.Live.TurnOf(i / every, before, time, crowded);
            searches += turn.Search ? 1 : 0;
            looks += turn.LookAround ? 1 : 0;
            restarts += turn.Restart ? 1 : 0;
            if (turn.LookAround) parts.Add(turn.Part!.Value % 4);
            before = time;
        }

        Assert.InRange(searches, 70 / fewer, 80 / fewer);
        Assert.InRange(looks, 36 / fewer, 40 / fewer);
        Assert.InRange(restarts, 38, 41);
        Assert.Equal(4, parts.Count);
    }

    [Fact]
    public async Task No_frame_pays_for_a_look_at_the_whole_picture()
    {
        var script = new ScriptedLoner(_ => [(800, 1)]);
        using var tracker = new EnsembleTracker(script.Ensemble, new RunScheduler(4), TrackingPace.Live);
        await NextAsync(tracker, 0);
        for (var i = 1; i < 90; i++)
        {
            var before = script.Runs;
            Assert.Equal(800, (await NextAsync(tracker, i))[BodyPoint.HipCentre].X, 60f);
            Assert.InRange(script.Runs - before, 1, 4);
        }
    }

    [Fact]
    public async Task A_body_in_doubt_is_searched_anew_four_times_a_second_and_shown_meanwhile()
    {
        var script = new ScriptedLoner(_ => [(800, 1)]) { MistakesFoot = true };
        using var tracker = new EnsembleTracker(script.Ensemble, new RunScheduler(4), TrackingPace.Live);
        await NextAsync(tracker, 0);
        var searched = 0;
        for (var i = 1; i < 60; i++)
        {
            var before = script.Runs;
            Assert.True((await NextAsync(tracker, i)).Presence > 0.5f);
            searched += script.Runs - before > 1 ? 1 : 0;
        }

        Assert.InRange(searched, 1, 8);
    }

    [Fact]
    public async Task An_empty_picture_is_searched_four_times_a_second_and_whoever_enters_is_found()
    {
        var script = new ScriptedLoner(index => index < 60 ? [] : [(800, 1)]);
        using var tracker = new EnsembleTracker(script.Ensemble, new RunScheduler(4), TrackingPace.Live);
        var searched = 0;
        for (var i = 0; i < 60; i++)
        {
            var before = script.Runs;
            Assert.Equal(0, (await NextAsync(tracker, i)).Presence);
            searched += script.Runs > before ? 1 : 0;
        }

        Assert.InRange(searched, 8, 9);
        var poses = new List<PoseFrame>();
        for (var i = 60; i < 75; i++) poses.Add(await NextAsync(tracker, i));
        Assert.InRange(poses.FindIndex(pose => pose.Presence > 0.5f), 0, 8);
    }

    [Fact]
    public async Task A_rival_who_stays_is_taken_for_the_athlete_and_a_passer_by_is_not()
    {
        // The athlete is small at the left; somebody far larger stands at the right from the second second on, or only crosses.
        var stays = await PlaceAfterAsync(index => index > 30);
        var passes = await PlaceAfterAsync(index => index is > 30 and < 50);
        Assert.True(stays > 1000);
        Assert.True(passes < 600);

        static async Task<float> PlaceAfterAsync(Func<long, bool> isThere)
        {
            var script = new ScriptedLoner(index => isThere(index) ? [(400, 1), (1250, 3)] : [(400, 1)]);
            using var tracker = new EnsembleTracker(script.Ensemble, new RunScheduler(4), TrackingPace.Live);
            var pose = PoseFrame.Empty(0, default);
            for (var i = 0; i < 150; i++) pose = await NextAsync(tracker, i);
            return pose[BodyPoint.HipCentre].X;
        }
    }

    private static async Task<PoseFrame> NextAsync(EnsembleTracker tracker, long index)
    {
        using var frame = ScriptedLoner.Frame(index, 30);
        return await tracker.EstimateAsync(frame, TestContext.Current.CancellationToken);
    }
}
