using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Clips of several lifts, of lifts that fail, of jerks from the rack, and of movements with the bar that are no lifts.</summary>
public sealed class LiftSetTests
{
    private static readonly LiftScript Clean = LiftScript.Reference();
    private static readonly LiftScript Snatch = LiftScript.Snatch();
    private static readonly LiftScript CleanAndJerk = LiftScript.CleanAndJerk();
    private static readonly LifterOptions Noisy = new() { PoseNoise = 1.5, PlateNoise = 0.4 };

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void Each_lift_of_a_set_is_a_segment_with_numbers_of_its_own(double rate)
    {
        var films = new[] { Clean, Clean, Clean }.Select((script, i) => Film(script, Noisy with { FramesPerSecond = rate, Seed = i + 1 })).ToArray();
        var analysis = Analyze(LiftClips.Join(1.6, films), LiftExercise.Clean);

        Assert.Equal(["lift_1", "lift_2", "lift_3"], analysis.Segments.Select(segment => segment.Name));
        var offset = 0.0;
        for (var i = 0; i < films.Length; i++)
        {
            var segment = analysis.Segments[i];
            Assert.Equal(Clean.Truth.Start + offset, segment.Start, 0.05);
            Assert.Equal(Clean.Truth.RecoveryEnd + offset, segment.End, 0.1);
            Assert.Equal(1.8, segment.Metrics["max_bar_speed"], 0.1);
            Assert.Equal(0.8076, segment.Metrics["max_bar_height"], 0.015);
            Assert.Equal(Clean.Truth.TurnoverEnd + offset, segment.Metrics["turnover_end"], 0.025);
            Assert.Equal(["setup", "first_pull", "transition", "second_pull", "turnover", "catch", "recovery"], segment.Phases.Select(phase => phase.Name));
            Assert.Equal(1, segment.Metrics["is_success"]);
            offset += films[i].Frames[^1].Pose.Time.TotalSeconds + 1.6;
        }

        Assert.Equal(3, analysis.Metrics["repetitions"]);
        Assert.InRange(analysis.Metrics["velocity_loss_set"], 0, 5);
        Assert.InRange(analysis.Metrics["speed_variation_set"], 0, 4);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("3 lifts", StringComparison.Ordinal));
    }

    [Fact]
    public void The_fastest_completed_lift_is_the_one_that_counts()
    {
        var lost = LiftClips.Drop(Film(Snatch, Noisy), Snatch.Truth.TurnoverEnd + 0.05, 9.81 / 0.002, 2);
        var analysis = Analyze(LiftClips.Join(1, lost, Film(Clean, Noisy)), LiftExercise.Clean, 1.76);

        Assert.Equal([0.0, 1.0], analysis.Segments.Select(segment => segment.Metrics["is_success"]));
        Assert.Equal(analysis.Segments[1].Metrics["max_bar_speed"], analysis.Metrics["max_bar_speed"]);
        Assert.True(analysis.Segments[0].Metrics["max_bar_speed"] > analysis.Metrics["max_bar_speed"]);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.StartsWith("Lift 1 was not completed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("turnover", "catch")]
    [InlineData("caught", "recovery")]
    public void A_failed_lift_says_when_and_where(string when, string part)
    {
        var time = when == "turnover" ? Snatch.Truth.TurnoverEnd + 0.03 : Snatch.Truth.CatchEnd + 0.25;
        var analysis = Analyze(LiftClips.Drop(Film(Snatch, Noisy), time, 9.81 / 0.002, 2), LiftExercise.Snatch, 1.70);

        Assert.Equal(0, analysis.Metrics["is_success"]);
        Assert.Equal(time, analysis.Metrics["failure_time"], 0.08);
        Assert.Contains($"in the {part}", analysis.Quality.Metrics["is_success"].Reason, StringComparison.Ordinal);
        Assert.Equal(when == "caught", double.IsFinite(analysis.Metrics["catch_end"]));
        Assert.True(double.IsNaN(analysis.Metrics["recovery_end"]));
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("not completed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clip_that_ends_in_the_catch_is_not_judged()
    {
        var analysis = Analyze(Film(Clean, Noisy with { To = 2.8 }), LiftExercise.Clean);

        Assert.True(double.IsNaN(analysis.Metrics["is_success"]));
        Assert.Contains("ends before", analysis.Quality.Metrics["is_success"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_clean_is_no_power_clean_and_leaves_from_the_floor()
    {
        var analysis = Analyze(Film(Clean, Noisy), LiftExercise.Clean);

        Assert.Equal((0, 0), (analysis.Metrics["is_power_variant"], analysis.Metrics["is_hang_variant"]));
        Assert.Equal(60, analysis.Metrics["catch_lowest_knee_angle"], 4.0);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void A_power_clean_is_told_by_its_knees(double rate)
    {
        var script = LiftScript.PowerClean();
        var analysis = Analyze(Film(script, Noisy with { FramesPerSecond = rate }), LiftExercise.Clean);

        Assert.Equal(1, analysis.Metrics["is_power_variant"]);
        Assert.Equal(1, analysis.Metrics["is_success"]);
        Assert.Equal(120, analysis.Metrics["catch_lowest_knee_angle"], 4.0);
        Assert.Equal(script.Truth.MaxSpeed, analysis.Metrics["max_bar_speed"], 0.07);
    }

    [Fact]
    public void A_hang_clean_leaves_from_the_hang()
    {
        var analysis = Analyze(Film(LiftScript.HangClean(), Noisy), LiftExercise.Clean);

        Assert.Equal(1, analysis.Metrics["is_hang_variant"]);
        Assert.Equal(1, analysis.Metrics["is_success"]);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("hang", StringComparison.Ordinal));
    }

    [Fact]
    public void A_jerk_from_the_rack_is_a_lift_without_a_pull()
    {
        var from = CleanAndJerk.Truth.RecoveryEnd + 0.2;
        var analysis = Analyze(Film(CleanAndJerk, Noisy with { From = from }), LiftExercise.CleanAndJerk);

        var jerk = Assert.Single(analysis.Segments);
        Assert.Equal("lift_1", jerk.Name);
        Assert.Equal(["jerk_dip", "jerk_drive", "jerk_catch", "jerk_recovery"], jerk.Phases.Select(phase => phase.Name));
        Assert.Equal(CleanAndJerk.Truth.DipBottom - from, analysis.Metrics["jerk_dip_bottom"], 0.025);
        Assert.Equal(1.8, analysis.Metrics["jerk_drive_speed"], 0.08);
        Assert.Equal(0.25, analysis.Metrics["jerk_drive_time"], 0.04);
        Assert.Equal(0.175, analysis.Metrics["jerk_dip_depth"], 0.01);
        Assert.Equal(1, analysis.Metrics["is_success"]);
        Assert.True(double.IsNaN(analysis.Metrics["max_bar_speed"]));
    }

    [Fact]
    public void A_clean_and_two_jerks_are_two_lifts()
    {
        var second = Film(CleanAndJerk, Noisy with { From = CleanAndJerk.Truth.RecoveryEnd + 0.2, Seed = 5 });
        var analysis = Analyze(LiftClips.Join(1.5, Film(CleanAndJerk, Noisy), second), LiftExercise.CleanAndJerk);

        Assert.Equal(2, analysis.Segments.Count);
        Assert.Equal(1.8, analysis.Segments[0].Metrics["max_bar_speed"], 0.08);
        Assert.True(double.IsNaN(analysis.Segments[1].Metrics["max_bar_speed"]));
        Assert.All(analysis.Segments, segment => Assert.Equal(1.8, segment.Metrics["jerk_drive_speed"], 0.08));
    }

    [Fact]
    public void A_jerk_that_falls_from_overhead_fails_after_a_good_clean()
    {
        var analysis = Analyze(LiftClips.Drop(Film(CleanAndJerk, Noisy), CleanAndJerk.Truth.DriveEnd + 0.28, 9.81 / 0.002, 2), LiftExercise.CleanAndJerk);

        Assert.Equal(0, analysis.Metrics["is_success"]);
        Assert.Contains("in the jerk", analysis.Quality.Metrics["is_success"].Reason, StringComparison.Ordinal);
        Assert.Equal(CleanAndJerk.Truth.RecoveryEnd, analysis.Metrics["recovery_end"], 0.06);
    }

    [Fact]
    public void Deadlifts_are_repetitions_with_their_speeds_and_no_lifts()
    {
        var (film, bar) = (Film(LiftScript.Deadlift(), Noisy), LiftScript.Deadlift().Bar);

        // Rests have no sharp edge: the mean is that of the way from 3 to 97 %.
        double When(double height) => Enumerable.Range(0, 3000).Select(i => i / 1000.0).First(time => bar.Height(time) >= height);
        var mean = 0.94 * 0.525 / (When(0.97 * 0.525) - When(0.03 * 0.525));
        var analysis = Analyze(LiftClips.Join(0.1, film, film, film), LiftExercise.Clean);

        Assert.Equal(["repetition_1", "repetition_2", "repetition_3"], analysis.Segments.Select(segment => segment.Name));
        Assert.All(analysis.Segments, segment =>
        {
            Assert.Equal(0.75, segment.Metrics["max_bar_speed"], 0.04);
            Assert.Equal(0.525, segment.Metrics["bar_travel"], 0.03);
            Assert.Equal(mean, segment.Metrics["mean_bar_speed"], 0.03);
            Assert.Equal(["lifting", "lowering"], segment.Phases.Select(phase => phase.Name));
        });
        Assert.True(double.IsNaN(analysis.Metrics["max_bar_speed"]));
        Assert.Equal(3, analysis.Metrics["repetitions"]);
        Assert.Contains("deadlift", analysis.Quality.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Mirrored_and_turned_films_of_a_set_give_the_same_segments()
    {
        var options = new LifterOptions();
        var plain = Analyze(LiftClips.Join(1.6, Film(Clean, options), Film(Clean, options)), LiftExercise.Clean);
        foreach (var other in new[] { options with { Mirrored = true }, options with { FacesRight = false }, options with { FacesRight = false, Mirrored = true } })
        {
            var analysis = Analyze(LiftClips.Join(1.6, Film(Clean, other), Film(Clean, other)), LiftExercise.Clean);
            foreach (var (one, two) in plain.Segments.Zip(analysis.Segments))
            {
                foreach (var key in one.Metrics.Keys.Where(key => double.IsFinite(one.Metrics[key] + two.Metrics[key])))
                {
                    // Mirrored, the far leg takes the place of the near one: 5 % larger in the picture.
                    Assert.True(Math.Abs(one.Metrics[key] - two.Metrics[key]) <= 0.02 + (0.05 * Math.Abs(one.Metrics[key])), $"{key}: {one.Metrics[key]} and {two.Metrics[key]}");
                }
            }
        }
    }

    private static CaptureRecord Film(LiftScript script, LifterOptions options) => SyntheticLifter.Film(script, options);

    private static MotionAnalysis Analyze(CaptureRecord capture, LiftExercise exercise, double height = 1.76) =>
        LiftAnalyzer.Analyze(capture, new LiftContext(exercise, 100, 0.45, new Athlete(height, 75)));
}
