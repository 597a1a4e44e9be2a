using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>What clips from gyms got wrong, made again from scripts: squats taken for cleans, leaping hips, invented forces, camera cuts.</summary>
public sealed class RealClipFaultTests
{
    private const double Rate = 60;

    private static readonly BodyPoint[] Trunk =
    [
        BodyPoint.LeftShoulder, BodyPoint.RightShoulder, BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.HipCentre, BodyPoint.Neck,
    ];

    private static readonly LifterOptions Noisy = new() { PoseNoise = 1.5, PlateNoise = 0.5 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_squat_is_a_repetition_and_no_clean(bool isHidden)
    {
        // Plates hide the shoulders where the bar is low.
        var film = SyntheticLifter.Film(LiftScript.BackSquat(), Noisy);
        if (isHidden) film = LiftFilms.Hide(film, time => time is > 1.6 and < 3.3, [BodyPoint.LeftShoulder, BodyPoint.RightShoulder, BodyPoint.Neck]);
        var analysis = Analyze(film, LiftExercise.Clean);

        var segment = Assert.Single(analysis.Segments);
        Assert.Equal("repetition_1", segment.Name);
        Assert.Equal(["lowering", "lifting"], segment.Phases.Select(phase => phase.Name));
        Assert.Equal(1.1, segment.Metrics["max_bar_speed"], 0.06);
        Assert.Empty(analysis.Phases);
        Assert.Contains("squat", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.True(double.IsNaN(analysis.Metrics["max_GRF"]));
    }

    [Fact]
    public void Hang_cleans_that_are_lowered_from_the_shoulders_stay_lifts()
    {
        var film = SyntheticLifter.Film(LiftScript.HangClean(), Noisy);
        var analysis = Analyze(LiftClips.Join(1.2, film, film), LiftExercise.Clean);

        Assert.Equal(["lift_1", "lift_2"], analysis.Segments.Select(segment => segment.Name));
    }

    [Fact]
    public void A_slow_deadlift_gets_the_same_word_as_a_fast_one()
    {
        var film = SyntheticLifter.Film(LiftScript.Deadlift(), Noisy);
        var slow = film with { Frames = [.. film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time * 1.5 } })] };

        Assert.Contains("deadlift", Analyze(film, LiftExercise.Clean).Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(Analyze(film, LiftExercise.Clean).Quality.Warnings[0], Analyze(slow, LiftExercise.Clean).Quality.Warnings[0]);
    }

    [Fact]
    public void Hands_give_speeds_but_no_forces()
    {
        var analysis = Analyze(SyntheticLifter.Film(LiftScript.Reference(), Noisy with { PlateHidden = true }), LiftExercise.Clean);

        Assert.Equal("wrist", analysis.Quality.BarSource);
        Assert.Equal(1.8, analysis.Metrics["max_bar_speed"], 0.2);
        foreach (var key in (string[])["max_GRF", "max_relative_GRF", "second_pull_max_GRF", "first_pull_min_GRF"])
        {
            Assert.True(double.IsNaN(analysis.Metrics[key]), key);
            Assert.Contains("hands", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal);
        }

        Assert.All(analysis.ReportMetrics["grf"], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void A_trunk_that_is_hidden_for_half_of_the_pull_gives_no_ground_reaction()
    {
        var film = LiftFilms.Hide(SyntheticLifter.Film(LiftScript.Reference(), Noisy), time => time is > 1.3 and < 1.75, Trunk);
        var analysis = Analyze(film, LiftExercise.Clean);

        Assert.Equal(1.8, analysis.Metrics["max_bar_speed"], 0.08);
        Assert.True(double.IsNaN(analysis.Metrics["max_GRF"]));
        Assert.Contains("hidden", analysis.Quality.Metrics["max_GRF"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hips_that_are_hidden_by_turns_and_misplaced_where_they_are_lost_leave_no_spikes()
    {
        // The far hip looks 12 cm higher; each is lost for a while, and two frames before it is lost it flies off.
        var film = SyntheticLifter.Film(LiftScript.Reference(), Noisy);
        film = LiftFilms.Move(film, [BodyPoint.LeftHip], -48);
        film = LiftFilms.Change(film, time => time is > 1.966 and < 2.0, [BodyPoint.RightHip], key => key with { Y = key.Y + 60 });
        film = LiftFilms.Hide(film, time => time is > 0.4 and < 0.9 or > 2.9 and < 3.3, [BodyPoint.LeftHip]);
        film = LiftFilms.Hide(film, time => time is > 2.0 and < 2.5, [BodyPoint.LeftHip, BodyPoint.RightHip]);
        var analysis = Analyze(film, LiftExercise.Clean);
        var (times, speed) = (analysis.Timestamps, analysis.ReportMetrics["vhipy"]);

        // Standing still before the pull, whichever hip is seen.
        Assert.All(times.Zip(speed).Where(pair => pair.First is > 0.3 and < 1.0), pair => Assert.InRange(pair.Second, -0.4, 0.4));
        Assert.All(speed.Where(double.IsFinite), value => Assert.InRange(value, -2.5, 2.5));
        Assert.True(speed.Count(double.IsFinite) > 0.75 * speed.Length);
        Assert.All(analysis.ReportMetrics["ahipy"].Where(double.IsFinite), value => Assert.InRange(value, -40, 40));
    }

    [Fact]
    public void A_cut_to_another_view_parts_the_paths_and_is_told()
    {
        var near = SyntheticLifter.Film(LiftScript.Reference(), Noisy);
        var far = SyntheticLifter.Film(LiftScript.Snatch(), Noisy with { MetersPerPixel = 0.004, Seed = 3 });
        var cut = near.Frames[^1].Pose.Time.TotalSeconds + (1 / Rate);
        var analysis = Analyze(LiftClips.Join(0, near, far), LiftExercise.Clean);

        var warning = Assert.Single(analysis.Quality.Warnings, warning => warning.Contains("cuts to another view", StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"at {cut:0.0} s"), warning, StringComparison.Ordinal);
        Assert.All(analysis.Timestamps.Zip(analysis.ReportMetrics["vhipy"]).Where(pair => Math.Abs(pair.First - cut) < 0.3 && double.IsFinite(pair.Second)), pair => Assert.InRange(pair.Second, -0.5, 0.5));
        Assert.All(analysis.Timestamps.Zip(analysis.ReportMetrics["vbar"]).Where(pair => Math.Abs(pair.First - cut) < 0.3 && double.IsFinite(pair.Second)), pair => Assert.InRange(pair.Second, -0.5, 0.5));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    public void No_speed_is_read_across_the_sample_that_parts_two_views(double rate)
    {
        var height = Enumerable.Range(0, 80).Select(i => i == 40 ? double.NaN : i < 40 ? 0.36 : 0.0).ToArray();
        var motion = BarMotion.From(height, height, rate);

        Assert.True(double.IsNaN(motion.Speed[40]));
        Assert.All(motion.Speed.Where(double.IsFinite), speed => Assert.Equal(0, speed, 1e-6));
    }

    [Fact]
    public void What_is_beside_an_impossible_speed_is_not_given_either()
    {
        // The tracker finds the hands only after three frames; until then it sees them at the feet.
        var film = SyntheticLifter.Film(LiftScript.Reference(), Noisy with { PlateHidden = true, FramesPerSecond = 30 });
        film = LiftFilms.Change(film, time => time < 0.09, [BodyPoint.LeftWrist, BodyPoint.RightWrist], key => key with { Y = key.Y + 180 });
        var analysis = Analyze(film, LiftExercise.Clean);

        Assert.All(analysis.Timestamps.Zip(analysis.ReportMetrics["vbar"]).Where(pair => pair.First < 0.3 && double.IsFinite(pair.Second)), pair => Assert.InRange(pair.Second, -1.5, 1.5));
        Assert.Contains(analysis.ReportMetrics["vbar"], speed => speed > 1.2);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(60)]
    [InlineData(240)]
    public void No_lift_is_taken_for_a_cut(double rate)
    {
        LiftScript[] scripts = [LiftScript.Snatch(), LiftScript.CleanAndJerk(), LiftScript.PowerClean(), LiftScript.BackSquat()];
        foreach (var script in scripts)
        {
            var film = SyntheticLifter.Film(script, Noisy with { FramesPerSecond = rate, PoseNoise = 4, DropOut = 0.1 });
            // For a fifth of a second the model gives the whole body up and draws it small.
            film = film with { Frames = [.. film.Frames.Select(frame => frame.Pose.Time.TotalSeconds is > 1.5 and < 1.7 ? Shrunk(frame) : frame)] };
            Assert.DoesNotContain(Analyze(film, LiftExercise.CleanAndJerk).Quality.Warnings, warning => warning.Contains("cuts to", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_jerk_whose_bar_never_stops_is_caught_where_it_stops_falling()
    {
        // From the rack; the athlete stands up out of the split at once, as under a heavy bar, and from the front no elbow can be judged.
        var bar = new SpeedBlocks(1).HalfCosine(-0.88, 0.20).HalfCosine(0, 0.20).HalfCosine(1.8, 0.25).HalfCosine(0, 0.28)
            .HalfCosine(-0.4, 0.08).HalfCosine(0, 0.08).HalfCosine(0.4, 0.2).Hold(0.5).HalfCosine(0, 0.2).Hold(1.5);
        var film = new ScriptedSignals(LiftScript.CleanAndJerk(), Rate);
        var motion = BarMotion.From(film.Sample(time => 1.44 + bar.Height(time)), film.Sample(_ => 0), Rate);
        var signals = film.Signals with
        {
            Bar = motion.Height,
            Speed = motion.Speed,
            Acceleration = motion.Acceleration,
            Knee = film.Hidden(),
            Hip = film.Hidden(),
            Elbow = film.Hidden(),
            ShoulderHeight = film.Sample(_ => 1.42),
            NoseHeight = film.Sample(_ => 1.62),
        };
        var marks = LiftPhases.Find(signals, LiftExercise.CleanAndJerk).Marks;

        Assert.Equal(2.09, film.Time(marks.JerkCatch), 0.05);
        Assert.True(marks.JerkRecovery.Found);
    }

    private static FrameObservation Shrunk(FrameObservation frame) => frame with
    {
        Pose = frame.Pose with { Points = Array.ConvertAll(frame.Pose.Points, key => key with { X = 640 + (0.4f * (key.X - 640)), Y = 900 + (0.4f * (key.Y - 900)) }) },
    };

    private static MotionAnalysis Analyze(CaptureRecord capture, LiftExercise exercise) =>
        LiftAnalyzer.Analyze(capture, new LiftContext(exercise, 100, 0.45, new Athlete(1.76, 75)));
}
