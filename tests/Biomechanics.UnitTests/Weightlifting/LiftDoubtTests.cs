using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>What a clip of a lift does not show, or shows at another pace than life, is not said as if it were known.</summary>
public sealed class LiftDoubtTests
{
    private static readonly LiftScript Clean = LiftScript.Reference();
    private static readonly LiftScript Snatch = LiftScript.Snatch();
    private static readonly LiftScript CleanAndJerk = LiftScript.CleanAndJerk();
    private static readonly LifterOptions Noisy = new() { PoseNoise = 1.5, PlateNoise = 0.5 };

    [Theory]
    [InlineData("elbows", new[] { BodyPoint.LeftElbow, BodyPoint.RightElbow })]
    [InlineData("feet", new[] { BodyPoint.LeftAnkle, BodyPoint.RightAnkle })]
    public void A_jerk_whose_joints_were_not_seen_is_not_judged(string what, BodyPoint[] points)
    {
        var film = SyntheticLifter.Film(CleanAndJerk, Noisy);
        Assert.Equal(1, Analyze(film, LiftExercise.CleanAndJerk).Metrics["is_success"]);

        var hidden = LiftFilms.Hide(film, time => time > CleanAndJerk.Truth.DriveEnd, points);
        var analysis = Analyze(hidden, LiftExercise.CleanAndJerk);

        Assert.True(double.IsNaN(analysis.Metrics["is_success"]));
        Assert.Contains(what, analysis.Quality.Metrics["is_success"].Reason, StringComparison.OrdinalIgnoreCase);
        Assert.True(double.IsFinite(analysis.Metrics["jerk_recovery"]));
        Assert.False(analysis.Quality.Metrics["jerk_recovery"].Ok);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_lift_that_plays_slower_than_life_is_doubted(double factor)
    {
        foreach (var (script, exercise) in ((LiftScript, LiftExercise)[])[(Snatch, LiftExercise.Snatch), (Clean, LiftExercise.Clean)])
        {
            var film = SyntheticLifter.Film(script, Noisy with { FramesPerSecond = 60 * factor });
            Assert.Equal(new MetricQuality(true, null), Verdict(film, exercise));
            var slow = LiftFilms.Stretch(film, factor);
            if (!double.IsFinite(Analyze(slow, exercise).Metrics["max_bar_speed"])) continue;
            Assert.Contains("slower than life", Verdict(slow, exercise).Reason, StringComparison.Ordinal);
            Assert.Contains(Analyze(slow, exercise).Quality.Warnings, warning => warning.Contains("slower than life", StringComparison.Ordinal));
        }

        static MetricQuality Verdict(CaptureRecord film, LiftExercise exercise) =>
            Analyze(film, exercise).Quality.Metrics["max_bar_speed"] with { Low = double.NaN, High = double.NaN };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_bar_that_is_dropped_tells_how_much_slower_a_clip_plays(double factor)
    {
        var film = LiftClips.Drop(SyntheticLifter.Film(Snatch, Noisy with { FramesPerSecond = 60 * factor }), Snatch.Truth.RecoveryEnd + 0.8, 9.81 / 0.002, 2);
        var analysis = Analyze(LiftFilms.Stretch(film, factor), LiftExercise.Snatch);

        var told = analysis.Quality.Warnings.Where(warning => warning.Contains("falling bar", StringComparison.Ordinal)).ToArray();
        if (factor == 1) Assert.Empty(told);
        else Assert.Contains($"{factor} times slower", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lift_that_failed_is_left_out_of_the_set()
    {
        var good = SyntheticLifter.Film(Clean, Noisy);
        var lost = LiftClips.Drop(SyntheticLifter.Film(Snatch, Noisy), Snatch.Truth.TurnoverEnd + 0.05, 9.81 / 0.002, 2);
        var analysis = Analyze(LiftClips.Join(1, good, lost, good), LiftExercise.Clean);

        Assert.Equal([1.0, 0.0, 1.0], analysis.Segments.Select(segment => segment.Metrics["is_success"]));
        Assert.InRange(analysis.Metrics["velocity_loss_set"], 0, 2);
        Assert.InRange(analysis.Metrics["speed_variation_set"], 0, 2);
        Assert.Equal(3, analysis.Metrics["repetitions"]);
    }

    [Fact]
    public void A_bar_lost_from_view_in_the_pull_has_no_top_and_lends_nothing_from_the_next_lift()
    {
        var first = SyntheticLifter.Film(Clean, Noisy);
        var lost = first with { Frames = [.. first.Frames.Select(frame => frame.Pose.Time.TotalSeconds is > 2.06 and < 4 ? frame with { Plates = [] } : frame)] };
        var analysis = Analyze(LiftClips.Join(1, lost, SyntheticLifter.Film(Snatch, Noisy)), LiftExercise.Clean);
        var one = analysis.Segments[0];

        Assert.True(double.IsNaN(one.Metrics["turnover_end"]), $"{one.Metrics["turnover_end"]}");
        Assert.Equal(1.8, one.Metrics["max_bar_speed"], 0.1);
        Assert.InRange(one.Metrics["max_power"], 2000, 3100);
    }

    [Fact]
    public void Soles_far_below_the_ankles_are_no_floor()
    {
        // Feet that a plate hides and a model guesses 75 cm too low.
        var film = LiftFilms.Move(
            SyntheticLifter.Film(Clean, Noisy), [BodyPoint.LeftHeel, BodyPoint.RightHeel, BodyPoint.LeftToe, BodyPoint.RightToe, BodyPoint.LeftSmallToe, BodyPoint.RightSmallToe], 300);
        var analysis = Analyze(film, LiftExercise.Clean);

        Assert.Equal(1.033, analysis.Metrics["max_bar_height_absolute"], 0.05);
        Assert.Contains("floor", analysis.Quality.Metrics["max_bar_height_absolute"].Reason, StringComparison.Ordinal);
        Assert.Equal(0, analysis.Metrics["is_hang_variant"]);
        Assert.Equal(0.8076, analysis.Metrics["max_bar_height"], 0.02);
    }

    [Fact]
    public void A_body_that_is_hardly_seen_gives_no_angles()
    {
        var film = LiftFilms.Hide(SyntheticLifter.Film(Clean, Noisy), time => time is > 1.0 and < 4 && (int)(time * 60) % 5 > 1, [.. Enum.GetValues<BodyPoint>()]);
        var analysis = Analyze(film, LiftExercise.Clean);

        foreach (var key in (string[])["start_knee_angle", "catch_hip_angle", "hip_shoulder_rise_ratio", "system_power", "max_GRF", "catch_lowest_knee_angle"])
            Assert.True(double.IsNaN(analysis.Metrics[key]), $"{key}: {analysis.Metrics[key]}");
        Assert.Equal(1.8, analysis.Metrics["max_bar_speed"], 0.1);
    }

    [Fact]
    public void Ten_times_as_many_lifts_cost_ten_times_as_much_memory()
    {
        var film = SyntheticLifter.Film(Clean, Noisy with { FramesPerSecond = 30 });
        CaptureRecord Set(int lifts) => LiftClips.Join(1.6, [.. Enumerable.Repeat(film, lifts)]);
        var (few, many) = (Set(3), Set(30));
        Assert.Equal((3, 30), (Analyze(few, LiftExercise.Clean).Segments.Count, Analyze(many, LiftExercise.Clean).Segments.Count));

        var (once, tenfold) = (Cost(few), Cost(many));
        TestContext.Current.TestOutputHelper?.WriteLine($"{once} bytes, {tenfold} bytes: {(double)tenfold / once:0.0}");
        Assert.InRange((double)tenfold / once, 5, 13);

        static long Cost(CaptureRecord clip)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Analyze(clip, LiftExercise.Clean);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static MotionAnalysis Analyze(CaptureRecord capture, LiftExercise exercise) =>
        LiftAnalyzer.Analyze(capture, new LiftContext(exercise, 100, 0.45, new Athlete(exercise == LiftExercise.Snatch ? 1.70 : 1.76, 75)));
}
