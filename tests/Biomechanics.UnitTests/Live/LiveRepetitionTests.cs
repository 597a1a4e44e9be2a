using System.Globalization;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Live;

/// <summary>Each repetition is counted once and soon, and nothing else is.</summary>
public sealed class LiveRepetitionTests
{
    [Theory]
    [InlineData(30, 0, 0, 0)]
    [InlineData(30, 3, 0.05, 0)]
    [InlineData(60, 4, 0.1, 0)]
    [InlineData(15, 3, 0.05, 0)]
    [InlineData(30, 3, 0.05, 45)]
    [InlineData(30, 3, 0.05, 90)]
    public void Squats_are_counted_as_they_end_from_each_side(double rate, double noise, double dropOut, double turn)
    {
        var (movement, seconds, ends) = LiveRun.Squats(6);
        var run = LiveRun.Of(new FigureCamera { Rate = rate, Noise = noise, DropOut = dropOut, Turn = turn }.Film(movement, seconds), LiveRun.Context("back_squat"));
        Assert.Equal(6, run.State.Repetitions);
        foreach (var (told, ended) in run.Announced.Zip(ends)) Assert.InRange(told - ended, -0.35, 0.3);
    }

    [Theory]
    [InlineData(0.5, 1.6, 0.6)]
    [InlineData(1, 2.0, 0.8)]
    [InlineData(0.8, 6, 2.5)]
    public void Half_squats_quick_ones_and_slow_ones_count(double depth, double period, double way)
    {
        var (movement, seconds, _) = LiveRun.Squats(5, depth, period, way);
        Assert.Equal(5, LiveRun.Of(new FigureCamera { Rate = 30, Noise = 3 }.Film(movement, seconds), LiveRun.Context("squat")).State.Repetitions);
    }

    [Fact]
    public void Standing_swaying_raising_the_arms_and_plates_that_move_count_nothing()
    {
        foreach (var exercise in new[] { "squat", "deadlift", "snatch", "clean_and_jerk", "jerk", "dancing" })
        {
            var film = new FigureCamera { Rate = 30, Noise = 4, DropOut = 0.05 }.Film(
                time => new StickFigure(2 + Math.Sin(time), 4 + (2 * Math.Sin(time)), 4 * Math.Sin(2 * time), 85 * (1 - Math.Cos(2 * time))), 20);
            var plates = film.Frames.Select((frame, i) => frame with { Plates = [new(500, 600 + (200 * MathF.Sin(i / 10f)), 80, 80, 0.9f)] });
            Assert.Equal(0, LiveRun.Of(film with { Frames = [.. plates] }, LiveRun.Context(exercise, 60, 0.45)).State.Repetitions);
        }
    }

    [Fact]
    public void Walking_into_the_picture_and_towards_the_camera_counts_nothing()
    {
        foreach (var exercise in new[] { "squat", "deadlift", "snatch", "dancing" })
        {
            var film = new FigureCamera { Rate = 30, Noise = 2 }.Film(time => new StickFigure(10 * Math.Sin(6 * time), 10 * Math.Sin(6 * time), 5, 10), 8);
            var walk = film.Frames.Select((frame, i) => frame with
            {
                Pose = frame.Pose with { Points = Array.ConvertAll(frame.Pose.Points, key => key with { X = (key.X * (0.6f + (i / 600f))) + (i * 2) - 400, Y = key.Y * (0.6f + (i / 600f)) }) },
            });
            Assert.Equal(0, LiveRun.Of(film with { Frames = [.. walk] }, LiveRun.Context(exercise)).State.Repetitions);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void A_snatch_a_clean_and_a_clean_and_jerk_count_once_when_the_athlete_stands_with_the_bar(double rate)
    {
        var options = new LifterOptions { FramesPerSecond = rate, PoseNoise = 3, DropOut = 0.05 };
        foreach (var (script, exercise, end) in new[]
        {
            (LiftScript.Snatch(), "snatch", LiftScript.Snatch().Truth.RecoveryEnd), (LiftScript.Reference(), "clean", LiftScript.Reference().Truth.RecoveryEnd),
            (LiftScript.CleanAndJerk(), "clean_and_jerk", LiftScript.CleanAndJerk().Truth.JerkCatch),
        })
        {
            var run = LiveRun.Of(script, options, exercise);
            Assert.Equal(end, Assert.Single(run.Announced), 0.4);
            Assert.Equal(script.Truth.MaxSpeed, run.State.BarSpeed, 0.25 * script.Truth.MaxSpeed);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void A_snatch_counts_too_when_the_near_plate_hides_the_hands_from_the_recovery_on(double rate)
    {
        var script = LiftScript.Snatch();
        var film = SyntheticLifter.Film(script, new LifterOptions { FramesPerSecond = rate, PoseNoise = 3 });
        var hidden = film.Frames.Select(frame => frame.Pose.Time.TotalSeconds < script.Truth.RecoveryEnd - 1
            ? frame
            : frame with { Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select((key, i) => (BodyPoint)i is BodyPoint.LeftWrist or BodyPoint.RightWrist ? Keypoint.Absent : key)] } });
        var run = LiveRun.Of(film with { Frames = [.. hidden] }, LiveRun.Context("snatch", 100, 0.45, script.BodyHeight));
        Assert.Equal(script.Truth.RecoveryEnd, Assert.Single(run.Announced), 0.5);
    }

    [Fact]
    public void A_deadlift_counts_as_one_when_it_is_locked_and_as_no_snatch()
    {
        var options = new LifterOptions { FramesPerSecond = 30, PoseNoise = 3, DropOut = 0.05 };
        Assert.Equal(2.5, Assert.Single(LiveRun.Of(LiftScript.Deadlift(), options, "deadlift").Announced), 0.3);
        Assert.Empty(LiveRun.Of(LiftScript.Deadlift(), options, "snatch").Announced);
    }

    [Fact]
    public void A_shallow_squat_is_told_its_depth_from_the_side_and_nothing_from_the_front()
    {
        var (movement, seconds, _) = LiveRun.Squats(1, depth: 0.7);
        var side = LiveRun.Of(new FigureCamera { Rate = 30, Noise = 2 }.Film(movement, seconds), LiveRun.Context("squat"));
        // Thigh turned back by 70°: 20° above parallel; the knee bends by 70° + 24.5°.
        Assert.Equal(20, Assert.Single(side.Cues, cue => cue.Kind == "squat_depth").Value, 4.0);
        Assert.Equal(85.5, side.State.BottomKneeAngle, 4.0);
        Assert.DoesNotContain(side.Cues, cue => cue.Kind == "bar_speed");
        var front = LiveRun.Of(new FigureCamera { Rate = 30, Noise = 2, Turn = 90 }.Film(movement, seconds), LiveRun.Context("squat"));
        Assert.Equal(["repetition"], front.Cues.Select(cue => cue.Kind));
        Assert.True(double.IsNaN(front.State.BottomKneeAngle));
    }

    [Fact]
    public void Real_bar_series_give_about_the_number_of_repetitions_that_was_counted_by_hand()
    {
        var folder = Shared(Path.Combine("clips", "gt", "bar_series"));
        Assert.SkipUnless(folder is not null, "The hand-counted bar series are not beside the repository.");
        var errors = Directory.GetFiles(folder!).Select(file =>
        {
            var counted = int.Parse(Path.GetFileName(file).Split('_').Single(part => part.EndsWith("reps", StringComparison.Ordinal))[..^4], CultureInfo.InvariantCulture);
            var (found, last) = Count(file);
            TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)}: {found} of {counted} in {last:F0} s");
            return Math.Abs(found - counted);
        }).ToArray();
        Assert.InRange(errors.Count(error => error == 0), 18, errors.Length);
        Assert.All(errors, error => Assert.InRange(error, 0, 1));
    }

    // The bar alone, its height in heights of a lifter of 1.75 m by the plate beside it.
    private static (int Found, double Seconds) Count(string file)
    {
        var counter = new CycleCounter(startsLow: file.Contains("dl_", StringComparison.Ordinal) || file.Contains("rdl", StringComparison.Ordinal), leastDepth: 0.13);
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var plate = rows.Select(row => row[6]).Order().ElementAt(rows.Length / 2);
        return (rows.Count(row => counter.Next(row[1], -row[3] / plate * 0.45 / 1.75)), rows[^1][1]);
    }

    private static string? Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
