using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>A pose model alone finds the athlete, keeps to them, and leaves whoever turns out not to be them.</summary>
public sealed class LoneWatchTests
{
    [Fact]
    public async Task The_larger_of_two_is_found_in_the_whole_picture_and_followed()
    {
        var places = await TrackAsync(20, index => [(300, 1), (900 + (4 * index), 2)]);
        Assert.All(places.Index(), item => Assert.Equal(900 + (4 * item.Index), item.Item, 1f));
    }

    [Fact]
    public async Task A_lone_athlete_at_the_edge_of_a_wide_picture_is_found()
    {
        var places = await TrackAsync(3, _ => [(1450, 1)]);
        Assert.All(places, place => Assert.Equal(1450, place, 1f));
    }

    [Fact]
    public async Task A_spectator_is_left_after_two_looks_for_the_athlete_who_came_late()
    {
        // Someone small stands there; the athlete comes at frame 10 and stays.
        var places = await TrackAsync(100, index => index < 10 ? [(300, 1)] : [(300, 1), (900, 2)]);
        Assert.Equal(300, places[59], 1f);
        Assert.Equal(900, places[60], 1f);
        // This frame had begun when the spectator was still followed: nobody is better than the one who was left.
        Assert.Equal(float.NaN, places[61]);
        Assert.All(places.Skip(62), place => Assert.Equal(900, place, 1f));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(240)]
    public async Task A_passer_by_close_to_the_camera_is_not_followed(int framesPerSecond)
    {
        // In front of the camera at the look at one second, gone at the next.
        var script = new ScriptedLoner(index => (index / (float)framesPerSecond) is > 0.6f and < 1.3f and var time
            ? [(500, 1), (1100 + (100 * (time - 1)), 2.2f)]
            : [(500, 1)]);
        var places = await TrackAsync(framesPerSecond * 3 / 2, script, framesPerSecond: framesPerSecond);
        Assert.All(places, place => Assert.Equal(500, place, 1f));
    }

    [Theory]
    [InlineData(30, 3)]
    [InlineData(30, 24)]
    [InlineData(240, 60)]
    public async Task An_athlete_hidden_for_less_than_a_second_is_awaited_and_nobody_else_taken_for_them(int framesPerSecond, int hidden)
    {
        var script = new ScriptedLoner(index => index >= 12 && index < 12 + hidden ? [(200, 1)] : [(200, 1), (900, 2)]);
        var places = await TrackAsync(hidden + 30, script, framesPerSecond: framesPerSecond);
        Assert.All(places.Index(), item => Assert.Equal(item.Index >= 12 && item.Index < 12 + hidden ? float.NaN : 900, item.Item));
    }

    [Fact]
    public async Task After_a_cut_in_the_film_the_search_starts_afresh()
    {
        var places = await TrackAsync(50, index => index < 10 ? [(1200, 2)] : [(300, 2)]);
        // A second without the athlete, and the two frames under way when it is over.
        Assert.All(places[10..41], place => Assert.Equal(float.NaN, place));
        Assert.All(places[41..], place => Assert.Equal(300, place, 1f));
    }

    [Fact]
    public async Task An_empty_picture_is_empty()
    {
        var places = await TrackAsync(5, _ => []);
        Assert.All(places, place => Assert.Equal(float.NaN, place));
    }

    [Fact]
    public async Task Looking_around_costs_little()
    {
        var script = new ScriptedLoner(_ => [(800, 2)]);
        await TrackAsync(120, script);
        // One run a frame, and a search at the start and every 30 frames: four squares, each looked at twice at most.
        Assert.InRange(script.Runs, 120, 120 + (8 * 6));
    }

    [Fact]
    public async Task The_result_is_the_same_however_many_frames_are_in_flight()
    {
        IReadOnlyList<(float, float)> Script(long index) => index < 10 ? [(300, 1)] : [(300 + (index % 3), 1), (900 - index, 2)];
        var alone = await TrackAsync(100, new ScriptedLoner(Script), inFlight: 1, seats: 1);
        Assert.Equal(alone, await TrackAsync(100, new ScriptedLoner(Script), inFlight: 4, seats: 4));
        Assert.Equal(alone, await TrackAsync(100, new ScriptedLoner(Script), inFlight: 12, seats: 3));
    }

    private static Task<List<float>> TrackAsync(int frames, Func<long, IReadOnlyList<(float X, float Scale)>> bodies) =>
        TrackAsync(frames, new ScriptedLoner(bodies));

    /// <summary>Where the hips were seen in each frame; not a number where nobody was.</summary>
    private static async Task<List<float>> TrackAsync(int frames, ScriptedLoner script, int inFlight = 4, int seats = 4, int framesPerSecond = 30)
    {
        var scheduler = new RunScheduler(seats);
        using var tracker = new EnsembleTracker(script.Ensemble, scheduler, TrackingPace.Default);
        var places = new List<float>();
        var waiting = new Queue<(Task<PoseFrame> Task, VideoFrame Frame)>();
        for (var i = 0; i < frames || waiting.Count > 0; i++)
        {
            while (waiting.Count >= (i < frames ? inFlight : 1))
            {
                var (task, done) = waiting.Dequeue();
                places.Add((await task)[BodyPoint.HipCentre].X);
                done.Dispose();
            }

            if (i >= frames) continue;
            var frame = ScriptedLoner.Frame(i, framesPerSecond);
            waiting.Enqueue((tracker.EstimateAsync(frame, TestContext.Current.CancellationToken), frame));
        }

        return places;
    }
}
