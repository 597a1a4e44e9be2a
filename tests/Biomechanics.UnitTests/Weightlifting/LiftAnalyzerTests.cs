using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>
/// The whole way from keypoints and plate candidates to numbers on filmed scripts: the same lift gives the same answer however it is
/// filmed, inside the targets of the biomechanics reference, section H (speed 0.05 m/s, height 1.5 cm, path 1 cm, times 25 ms).
/// </summary>
public sealed class LiftAnalyzerTests
{
    private static readonly LiftScript Reference = LiftScript.Reference();
    private static readonly LiftScript Snatch = LiftScript.Snatch();
    private static readonly LiftScript CleanAndJerk = LiftScript.CleanAndJerk();

    /// <summary>Ways of filming.</summary>
    public static TheoryData<string, LifterOptions> Films { get; } = new()
    {
        { "facing right", new LifterOptions() },
        { "facing left", new LifterOptions { FacesRight = false } },
        { "mirrored", new LifterOptions { Mirrored = true } },
        { "facing left, mirrored", new LifterOptions { FacesRight = false, Mirrored = true } },
        { "59.94 frames per second", new LifterOptions { FramesPerSecond = 60000.0 / 1001 } },
        { "120 frames per second", new LifterOptions { FramesPerSecond = 120 } },
        { "240 frames per second", new LifterOptions { FramesPerSecond = 240 } },
        { "variable frame rate", new LifterOptions { Jitter = 0.3 } },
        { "camera at 8 m", new LifterOptions { Distance = 8 } },
        { "noise", new LifterOptions { PoseNoise = 3, PlateNoise = 0.7 } },
        { "drop-outs", new LifterOptions { DropOut = 0.1, PoseNoise = 1 } },
        { "legs swapped for a third of a second", new LifterOptions { Swap = (80, 100) } },
    };

    [Theory]
    [MemberData(nameof(Films))]
    public void The_same_clean_gives_the_same_numbers(string how, LifterOptions options)
    {
        var analysis = Analyze(Reference, LiftExercise.Clean, options);

        Near(analysis, how, "start_of_lifting", Reference.Truth.Start, 0.025);
        Near(analysis, how, "first_pull_end", Reference.Truth.FirstPullEnd, 0.035);
        Near(analysis, how, "transition", Reference.Truth.Transition, 0.025);
        Near(analysis, how, "second_pull_end", Reference.Truth.SecondPullEnd, 0.025);
        Near(analysis, how, "turnover_end", Reference.Truth.TurnoverEnd, 0.015);
        Near(analysis, how, "catch_end", Reference.Truth.CatchEnd, 0.025);
        Near(analysis, how, "recovery_end", Reference.Truth.RecoveryEnd, 0.060);
        Near(analysis, how, "max_bar_speed", 1.8, 0.07);
        Near(analysis, how, "max_bar_height", 0.8076, 0.015);
        Near(analysis, how, "bar_pull_toward", -0.06, 0.01);
        Near(analysis, how, "bar_forward_max", 0.03, 0.01);
        Near(analysis, how, "max_power", 2732, 0.12 * 2732);
        Near(analysis, how, "bar_past_the_knee_speed", 1.08, 0.10);
        Near(analysis, how, "total_time", Reference.Truth.RecoveryEnd - Reference.Truth.Start, 0.060);
        Assert.Equal(options.FacesRight != options.Mirrored ? "side_right" : "side_left", analysis.Quality.View);
        Assert.Equal(("plate", "plate"), (analysis.Quality.ScaleSource, analysis.Quality.BarSource));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(30000.0 / 1001)]
    [InlineData(25)]
    public void Slow_cameras_keep_times_and_heights_and_admit_what_they_cannot_see(double rate)
    {
        var analysis = Analyze(Reference, LiftExercise.Clean, new LifterOptions { FramesPerSecond = rate });

        Near(analysis, "slow", "start_of_lifting", Reference.Truth.Start, 0.050);
        Near(analysis, "slow", "second_pull_end", Reference.Truth.SecondPullEnd, 0.050);
        Near(analysis, "slow", "catch_end", Reference.Truth.CatchEnd, 0.050);
        Near(analysis, "slow", "max_bar_height", 0.8076, 0.015);
        Near(analysis, "slow", "max_bar_speed", 1.8, rate < 29 ? 0.15 : 0.10);
        Assert.False(analysis.Quality.Metrics["max_bar_speed"].Ok);
        Assert.True(analysis.Quality.Metrics["max_bar_speed"].High >= 1.8);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("frames per second", StringComparison.Ordinal));
    }

    /// <summary>Nothing in a side view of a lift on one spot tells a roll, so the path keeps its drift (C.7) and its interval says so.</summary>
    [Fact]
    public void A_rolled_camera_changes_the_path_by_its_drift_and_nothing_else()
    {
        var level = Analyze(Reference, LiftExercise.Clean, new LifterOptions());
        var rolled = Analyze(Reference, LiftExercise.Clean, new LifterOptions { Roll = 1.5 });

        foreach (var key in (string[])["start_of_lifting", "first_pull_end", "transition", "second_pull_end", "turnover_end", "catch_end"])
        {
            Assert.Equal(level.Metrics[key], rolled.Metrics[key], 1.0 / 60);
        }

        Assert.Equal(level.Metrics["max_bar_speed"], rolled.Metrics["max_bar_speed"], 0.02);
        Assert.Equal(level.Metrics["max_bar_height"], rolled.Metrics["max_bar_height"], 0.003);
        Assert.Equal(level.Metrics["bar_forward_max"], rolled.Metrics["bar_forward_max"], 0.027 * 0.81);
        // The interval allows for 0.7° (one standard deviation); a degree and a half is rarer than one clip in ten.
        var verdict = Analyze(Reference, LiftExercise.Clean, new LifterOptions { Roll = 1 }).Quality.Metrics["bar_forward_max"];
        Assert.InRange(0.03, verdict.Low, verdict.High);
    }

    [Fact]
    public void A_snatch_is_recognized_and_measured()
    {
        var analysis = Analyze(Snatch, LiftExercise.Snatch, new LifterOptions { PoseNoise = 2, PlateNoise = 0.5 });

        Near(analysis, "snatch", "max_bar_speed", 1.95, 0.05);
        Near(analysis, "snatch", "max_bar_height", Snatch.Truth.MaxHeight, 0.015);
        Near(analysis, "snatch", "transition", Snatch.Truth.Transition, 0.025);
        Near(analysis, "snatch", "recovery_end", Snatch.Truth.RecoveryEnd, 0.060);
        Assert.Equal(["setup", "first_pull", "transition", "second_pull", "turnover", "catch", "recovery"], analysis.Phases.Select(phase => phase.Name));
        Assert.DoesNotContain(analysis.Quality.Warnings, warning => warning.Contains("said to show", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_sent_as_a_snatch_is_noticed()
    {
        Assert.Contains(
            Analyze(Reference, LiftExercise.Snatch, new LifterOptions()).Quality.Warnings,
            warning => warning.Contains("said to show a snatch", StringComparison.Ordinal));
        Assert.Contains(
            Analyze(Snatch, LiftExercise.CleanAndJerk, new LifterOptions()).Quality.Warnings,
            warning => warning.Contains("said to show a clean and jerk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_and_jerk_has_the_phases_of_both()
    {
        var analysis = Analyze(CleanAndJerk, LiftExercise.CleanAndJerk, new LifterOptions { PoseNoise = 1, PlateNoise = 0.5 });

        Near(analysis, "jerk", "jerk_dip_bottom", CleanAndJerk.Truth.DipBottom, 0.025);
        Near(analysis, "jerk", "jerk_drive_end", CleanAndJerk.Truth.DriveEnd, 0.025);
        Near(analysis, "jerk", "jerk_catch", CleanAndJerk.Truth.JerkCatch, 0.035);
        Near(analysis, "jerk", "jerk_dip_depth", 0.176, 0.01);
        Near(analysis, "jerk", "max_bar_speed", 1.8, 0.07);
        Assert.Equal(["jerk_dip", "jerk_drive", "jerk_catch", "jerk_recovery"], analysis.Phases.TakeLast(4).Select(phase => phase.Name));
    }

    [Fact]
    public void Without_a_plate_the_wrists_stand_in_and_every_number_says_so()
    {
        var analysis = Analyze(Reference, LiftExercise.Clean, new LifterOptions { PlateHidden = true });

        Assert.Equal(("height", "wrist"), (analysis.Quality.ScaleSource, analysis.Quality.BarSource));
        Near(analysis, "wrists", "max_bar_height", 0.8076, 0.04);
        Assert.False(analysis.Quality.Metrics["max_bar_speed"].Ok);
        Assert.Contains("wrists", analysis.Quality.Metrics["max_bar_speed"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_weight_there_is_no_ground_reaction_and_the_reason_says_what_to_do()
    {
        var film = SyntheticLifter.Film(Reference, new LifterOptions());
        var analysis = LiftAnalyzer.Analyze(film, new LiftContext(LiftExercise.Clean, 100, 0.45, new Athlete(1.76)));

        Assert.True(double.IsNaN(analysis.Metrics["max_GRF"]));
        Assert.Equal("The body mass is not known; set the client's weight.", analysis.Quality.Metrics["max_GRF"].Reason);
        Assert.All(analysis.ReportMetrics["grf"], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Ground_reaction_is_absent_on_the_floor_and_the_whole_weight_in_the_rack()
    {
        var analysis = Analyze(Reference, LiftExercise.Clean, new LifterOptions());
        var (times, force) = (analysis.Timestamps, analysis.ReportMetrics["grf"]);

        Assert.All(times.Zip(force).Where(pair => pair.First < 1.2), pair => Assert.True(double.IsNaN(pair.Second)));
        Assert.All(times.Zip(force).Where(pair => pair.First is > 4.05 and < 4.13), pair => Assert.Equal(1716.75, pair.Second, 0.08 * 1716.75));
    }

    [Fact]
    public void A_deadlift_gives_angles_and_a_clear_word()
    {
        var analysis = Analyze(LiftScript.Deadlift(), LiftExercise.Clean, new LifterOptions());

        Assert.Contains("deadlift", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(analysis.Phases);
        Assert.True(double.IsNaN(analysis.Metrics["max_bar_speed"]));
        Assert.Equal(35, analysis.Angles["torso_angle"][20], 1.5);
    }

    [Fact]
    public void Angles_behind_the_plate_are_null_and_never_invented()
    {
        var film = SyntheticLifter.Film(Reference, new LifterOptions());
        var analysis = LiftAnalyzer.Analyze(film, new LiftContext(LiftExercise.Clean, 100, 0.45, new Athlete(1.76, 75)));
        var start = film.Frames[30];
        var plate = start.Plates[0];
        var ankle = start.Pose[BodyPoint.RightAnkle];

        Assert.True(double.Hypot(ankle.X - plate.X, ankle.Y - plate.Y) < plate.RadiusY);
        Assert.True(double.IsNaN(analysis.Angles["rank_angle"][30]));
        Assert.Equal(176, analysis.Angles["rkne_angle"][^10], 2.0);
    }

    [Fact]
    public void Every_series_has_one_value_a_frame_at_its_true_time()
    {
        var film = SyntheticLifter.Film(Snatch, new LifterOptions { Jitter = 0.3 });
        var analysis = LiftAnalyzer.Analyze(film, new LiftContext(LiftExercise.Snatch, 100, 0.45, new Athlete(1.70, 75)));

        Assert.Equal(film.Frames.Select(frame => frame.Pose.Time.TotalSeconds), analysis.Timestamps);
        Assert.All(analysis.Angles.Concat(analysis.ReportMetrics).Concat(analysis.Keypoints), series => Assert.Equal(film.Frames.Count, series.Value.Length));
        for (var i = 0; i < analysis.Timestamps.Length; i++)
        {
            Assert.Equal(Snatch.Bar.Height(analysis.Timestamps[i]), analysis.ReportMetrics["bar"][i], 0.012);
        }
    }

    [Fact]
    public void Points_are_metres_above_the_floor_and_forward_of_the_feet()
    {
        var analysis = Analyze(Reference, LiftExercise.Clean, new LifterOptions { FacesRight = false });

        Assert.Equal("m", analysis.KeypointUnit);
        Assert.Equal(0.285 * 1.76, analysis.Keypoints["lkney"][^20], 0.03);
        Assert.True(analysis.Keypoints["ltoex"][^20] > analysis.Keypoints["lheex"][^20]);
        Assert.InRange(analysis.Keypoints["lheey"][^20], -0.03, 0.03);
    }

    private static MotionAnalysis Analyze(LiftScript script, LiftExercise exercise, LifterOptions options) =>
        LiftAnalyzer.Analyze(SyntheticLifter.Film(script, options), new LiftContext(exercise, 100, 0.45, new Athlete(script.BodyHeight, 75)));

    private static void Near(MotionAnalysis analysis, string how, string key, double truth, double tolerance) =>
        Assert.True(
            Math.Abs(analysis.Metrics[key] - truth) <= tolerance,
            $"{how}: {key} is {analysis.Metrics[key]:F3}, truth {truth:F3} ± {tolerance:F3} ({analysis.Quality.Metrics[key].Reason})");
}
