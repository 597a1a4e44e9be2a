using Aikynetix.Biomechanics.Live;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Live;

/// <summary>The live analysis takes whatever comes, looks at nothing that is still to come, and can be replayed.</summary>
public sealed class LiveAnalyzerTests
{
    private static readonly LifterOptions Rough = new() { FramesPerSecond = 30, Jitter = 0.4, PoseNoise = 3, DropOut = 0.05 };

    [Fact]
    public void A_reading_depends_on_no_later_picture()
    {
        var film = SyntheticLifter.Film(LiftScript.Snatch(), Rough);
        var all = LiveRun.Of(film, LiveRun.Context("snatch", 80, 0.45));
        var part = LiveRun.Of(film with { Frames = [.. film.Frames.Take(70)] }, LiveRun.Context("snatch", 80, 0.45));
        for (var i = 0; i < 70; i++)
        {
            Assert.Equal(all.Readings[i].Angles, part.Readings[i].Angles);
            Assert.Equal(all.Readings[i].State, part.Readings[i].State);
        }
    }

    [Fact]
    public void Pictures_that_are_not_later_are_left_out()
    {
        var film = SyntheticLifter.Film(LiftScript.Reference(), Rough);
        var shuffled = film.Frames.SelectMany((frame, i) => i % 7 == 6 ? new[] { frame, film.Frames[i - 3], frame } : [frame]);
        var plain = LiveRun.Of(film, LiveRun.Context("clean"));
        var run = LiveRun.Of(film with { Frames = [.. shuffled] }, LiveRun.Context("clean"));
        Assert.Equal(plain.State, run.State);
        Assert.Equal(plain.Readings[^1].Angles, run.Readings[^1].Angles);
        Assert.Equal(plain.Cues, run.Cues);
    }

    [Fact]
    public void Frames_that_come_irregularly_or_are_dropped_change_little()
    {
        var script = LiftScript.Snatch();
        var film = SyntheticLifter.Film(script, Rough with { FramesPerSecond = 60 });
        var dropped = film with { Frames = [.. film.Frames.Where((_, i) => i % 5 is not (1 or 2) && i % 37 > 4)] };
        var run = LiveRun.Of(dropped, LiveRun.Context("snatch", 80, 0.45, 1.70));
        Assert.Equal(1, run.State.Repetitions);
        Assert.Equal(script.Truth.MaxSpeed, run.State.BarSpeed, 0.5);
    }

    [Fact]
    public void Nothing_impossible_leaves_whatever_comes_in()
    {
        var random = new Random(5);
        float Any() => random.Next(12) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => -1e30f, 3 => 1e30f, _ => (float)(1000 * random.NextDouble()) };
        var frames = Enumerable.Range(0, 3000).Select(i => new FrameObservation(
            new PoseFrame(i, TimeSpan.FromSeconds((i / 30.0) + random.NextDouble()), Any() / 500, [.. Enumerable.Range(0, i % 50 == 0 ? 3 : Skeleton.Count).Select(_ => new Keypoint(Any(), Any(), Any() / 500))]),
            [new PlateCircle(Any(), Any(), Any(), Any(), Any())]));
        var run = LiveRun.Of(new CaptureRecord(1000, 1000, [.. frames]), LiveRun.Context("squat", 100, 0.45));
        Assert.All(run.Readings, reading => Assert.All(reading.Angles.Zip(reading.Validity), pair =>
        {
            Assert.True(float.IsNaN(pair.First) ? pair.Second == 0 : pair.First is >= -90 and <= 270);
            Assert.InRange(pair.Second, 0, 1);
        }));
        Assert.All(run.Readings, reading => Assert.True(reading.State.BarSpeed is double.NaN or (> 0 and <= 3.5)));
    }

    [Fact]
    public void A_replay_is_exactly_what_was_shown()
    {
        var film = SyntheticLifter.Film(LiftScript.CleanAndJerk(), Rough);
        var context = LiveRun.Context("clean_and_jerk", 100, 0.45, 1.76);
        var run = LiveRun.Of(film, context);
        var analysis = LiveReplay.Analyze(film, context);
        for (var k = 0; k < LiveAngles.Names.Count; k++)
            Assert.Equal(run.Readings.Select(reading => (double)reading.Angles[k]), analysis.Angles[LiveAngles.Names[k]]);
        Assert.Equal(film.Frames.Count, analysis.Timestamps.Length);
        Assert.Equal(1, analysis.Metrics["repetitions"]);
        Assert.Equal(run.State.BarSpeed, analysis.Metrics["max_bar_speed"]);
        Assert.Contains("live, provisional", Assert.Single(analysis.Quality.Warnings), StringComparison.Ordinal);
        Assert.Contains("jerk_catch", analysis.Phases.Select(phase => phase.Name));
        Assert.All(analysis.Keypoints.Values, series => Assert.Equal(film.Frames.Count, series.Length));
        Assert.Equal(analysis.Metrics.Keys, analysis.Quality.Metrics.Keys);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_capture_of_next_to_nothing_is_replayed_too(int count)
    {
        var film = new FigureCamera().Film(_ => StickFigure.Squat(0), 1);
        var analysis = LiveReplay.Analyze(film with { Frames = [.. film.Frames.Take(count)] }, LiveRun.Context("squat"));
        Assert.Equal(count, analysis.Timestamps.Length);
        Assert.Equal(0, analysis.Metrics["repetitions"]);
    }
}
