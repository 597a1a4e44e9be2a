using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>The whole way from keypoints to the numbers of a run on filmed scripts.</summary>
public sealed class RunAnalyzerTests
{
    private static readonly RunScript Reference = new();

    /// <summary>Ways of filming the same run.</summary>
    public static TheoryData<string, AthleteCamera> Films { get; } = new()
    {
        { "60 frames per second", new AthleteCamera() },
        { "120 frames per second", new AthleteCamera { FramesPerSecond = 120 } },
        { "240 frames per second", new AthleteCamera { FramesPerSecond = 240 } },
        { "facing left", new AthleteCamera { FramesPerSecond = 120, FacesRight = false } },
        { "mirrored", new AthleteCamera { FramesPerSecond = 120, Mirrored = true } },
        { "rolled", new AthleteCamera { FramesPerSecond = 120, Roll = 1.5 } },
        { "drop-outs", new AthleteCamera { FramesPerSecond = 120, DropOut = 0.02 } },
    };

    [Theory]
    [MemberData(nameof(Films))]
    public void The_reference_run_gives_its_numbers_however_it_is_filmed(string how, AthleteCamera camera)
    {
        var analysis = RunFilms.Analyze(Reference, camera);

        Near(analysis, how, "contact_time", 0.25, 0.006);
        Near(analysis, how, "flight_time", 0.10, 0.006);
        Near(analysis, how, "cadence", 171.4286, 0.5);
        Near(analysis, how, "speed", 3, 0.05);
        Near(analysis, how, "step_length", 1.05, 0.02);
        Near(analysis, how, "stride_length", 2.10, 0.04);
        Near(analysis, how, "vertical_oscillation", 0.0722365, 0.003);
        Near(analysis, how, "vertical_ratio", 6.87967, 0.25);
        Near(analysis, how, "max_grf", 1510.132, 40);
        Near(analysis, how, "k_vert", 25179.8, 900);
        Near(analysis, how, "trunk_lean", 7, 0.5);
        Near(analysis, how, "foot_strike_angle", 12, 2);
        Near(analysis, how, "knee_flexion_midstance", RunTruth.Of(Reference, 70)["knee_flexion_midstance"], 2);
        Near(analysis, how, "overstride", RunTruth.Of(Reference, 70)["overstride"], 0.02);
        Near(analysis, how, "contact_angle", RunTruth.Of(Reference, 70)["contact_angle"], 1.5);
        Near(analysis, how, "shank_angle_contact", RunTruth.Of(Reference, 70)["shank_angle_contact"], 2.5);
        Near(analysis, how, "hip_extension_toe_off", RunTruth.Of(Reference, 70)["hip_extension_toe_off"], 3.5);
        Assert.Equal(Reference.Contacts.Count, analysis.Segments.Count);
        Assert.Equal(camera.Mirrored, analysis.Quality.Warnings.Any(warning => warning.Contains("mirrored", StringComparison.Ordinal)));
    }

    [Fact]
    public void Steps_come_in_turn_with_the_side_of_their_foot()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120, Noise = 1 });

        Assert.Equal(Reference.Contacts.Select(contact => contact.Left ? "left" : "right"), analysis.Segments.Select(step => step.Side));
        Assert.Equal("step_1", analysis.Segments[0].Name);
        Assert.All(
            analysis.Segments.Zip(Reference.Contacts),
            pair => Assert.Equal(pair.Second.Landing, pair.First.Metrics["initial_contact"], 0.02));
        var (times, left) = (analysis.Timestamps, analysis.ReportMetrics["contact_left"]);
        Assert.All(times.Zip(left).Where(pair => pair.First is > 0.95 and < 1.1), pair => Assert.Equal(1, pair.Second));
        Assert.All(times.Zip(left).Where(pair => pair.First is > 1.2 and < 1.55), pair => Assert.Equal(0, pair.Second));
        Assert.True(double.IsNaN(left[0]));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(3, 2)]
    [InlineData(-8, 3)]
    [InlineData(8, double.NaN)]
    public void A_foot_strike_is_named_only_when_it_is_clear(double strike, double kind) =>
        Assert.Equal(kind, RunFilms.Analyze(Reference with { Strike = strike }, new AthleteCamera { FramesPerSecond = 120 }).Metrics["footstrike"]);

    [Fact]
    public void A_longer_contact_of_the_right_foot_is_found_on_the_right()
    {
        var script = Reference with { ContactTime = (0.24, 0.26) };
        var analysis = RunFilms.Analyze(script, new AthleteCamera { FramesPerSecond = 240, Noise = 1 });

        Near(analysis, "asymmetry", "contact_asymmetry", 8, 3);
        Near(analysis, "asymmetry", "rbalance", 52, 0.8);
    }

    [Fact]
    public void A_told_slope_turns_the_body_upright_and_an_untold_one_is_noticed()
    {
        var script = Reference with { Incline = 6 };
        var camera = new AthleteCamera { FramesPerSecond = 120 };
        var told = RunFilms.Analyze(script, camera);
        var untold = RunAnalyzer.Analyze(camera.Film(script), new RunContext(0, null, new Athlete(1.75, 70)));

        Near(told, "incline", "trunk_lean", 7, 0.6);
        Near(told, "incline", "foot_strike_angle", 12, 2);
        Near(told, "incline", "vertical_oscillation", 0.0722, 0.004);
        Near(told, "incline", "incline", 6, 0);
        Near(told, "incline", "power_for_1kg", RunPower.Cost(6) * 3, 0.1);
        Assert.Contains(untold.Quality.Warnings, warning => warning.Contains("incline", StringComparison.Ordinal));
    }

    [Fact]
    public void A_runner_who_passes_a_still_camera_is_measured_too()
    {
        var script = Reference with { Overground = true, Duration = 2.6 };
        var camera = new AthleteCamera { FramesPerSecond = 120, MetersPerPixel = 0.006, MiddleX = 3.9, Distance = 10 };
        var analysis = RunFilms.Analyze(script, camera);

        Near(analysis, "overground", "speed", 3, 0.06);
        Near(analysis, "overground", "contact_time", 0.25, 0.008);
        Near(analysis, "overground", "step_length", 1.05, 0.025);
        Near(analysis, "overground", "vertical_oscillation", 0.0722, 0.006);
    }

    [Fact]
    public void A_camera_that_pans_leaves_times_and_angles_and_says_what_cannot_be_known()
    {
        var script = Reference with { Overground = true, Duration = 3 };
        var camera = new AthleteCamera { FramesPerSecond = 120, MetersPerPixel = 0.006, Pan = 1.5, MiddleX = 2 };
        var analysis = RunFilms.Analyze(script, camera);

        Near(analysis, "panning", "contact_time", 0.25, 0.008);
        Near(analysis, "panning", "cadence", 171.43, 1);
        Assert.True(double.IsNaN(analysis.Metrics["speed"]));
        Assert.Contains("cannot", analysis.Quality.Metrics["step_length"].Reason, StringComparison.Ordinal);
        Assert.Equal(1.05, RunFilms.Analyze(script, camera, speed: 3).Metrics["step_length"], 0.02);
    }

    [Fact]
    public void A_stated_speed_counts_and_is_checked()
    {
        var camera = new AthleteCamera { FramesPerSecond = 120 };

        Assert.Equal(3.05, RunFilms.Analyze(Reference, camera, speed: 3.05).Metrics["speed"]);
        Assert.DoesNotContain(RunFilms.Analyze(Reference, camera, speed: 3.05).Quality.Warnings, warning => warning.Contains("stated speed", StringComparison.Ordinal));
        Assert.Contains(RunFilms.Analyze(Reference, camera, speed: 3.6).Quality.Warnings, warning => warning.Contains("stated speed", StringComparison.Ordinal));
    }

    [Fact]
    public void Walking_is_called_walking()
    {
        var script = Reference with { Speed = 1.4, ContactTime = (0.65, 0.65), FlightTime = (-0.1, -0.1), Strike = 15 };
        var analysis = RunFilms.Analyze(script, new AthleteCamera());

        Assert.StartsWith("This is walking", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(analysis.Segments);
        Assert.True(double.IsNaN(analysis.Metrics["contact_time"]));
    }

    [Fact]
    public void Someone_who_stands_does_not_run()
    {
        var film = new AthleteCamera { Noise = 2 }.Film(new RunScript());
        var still = film with { Frames = [.. film.Frames.Select(frame => frame with { Pose = film.Frames[20].Pose with { Time = frame.Pose.Time } })] };
        var analysis = RunAnalyzer.Analyze(still, new RunContext(0, null, new Athlete(1.75, 70)));

        Assert.StartsWith("No running was found", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(analysis.Segments);
    }

    [Fact]
    public void One_step_has_a_contact_but_no_end()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120, From = 0.4, To = 1.05 });

        var step = Assert.Single(analysis.Segments);
        Assert.Equal("right", step.Side);
        Assert.Equal(0.25, step.Metrics["contact_time"], 0.01);
        Assert.True(double.IsNaN(step.Metrics["flight_time"]));
        Assert.Contains("does not show", step.Quality["flight_time"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_far_leg_leaves_the_near_one_and_doubts_what_is_halved()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120, FarScore = 0.3f });

        Assert.All(analysis.Segments, step => Assert.Equal("right", step.Side));
        Near(analysis, "far leg hidden", "contact_time", 0.25, 0.006);
        Near(analysis, "far leg hidden", "step_time", 0.35, 0.004);
        Assert.False(analysis.Quality.Metrics["step_time"].Ok);
        Assert.Contains("Only one foot", analysis.Quality.Metrics["rbalance"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Thirty_frames_a_second_give_cadence_and_no_contact_times()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 30 });

        Near(analysis, "slow", "cadence", 171.43, 2);
        Assert.True(double.IsNaN(analysis.Metrics["contact_time"]));
        Assert.Contains("30 frames", analysis.Quality.Metrics["contact_time"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_front_there_is_nothing_to_say()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { Yaw = 90 });

        Assert.Empty(analysis.Segments);
        Assert.Contains("front", analysis.Quality.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(17)]
    [InlineData(31)]
    public void Legs_that_a_model_takes_for_one_another_give_no_steps(int block)
    {
        BodyPoint[] lower = [BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe];
        var film = new AthleteCamera { FramesPerSecond = 60, Noise = 2, FarScore = 0.9f }.Film(Reference);
        var merged = film with { Frames = [.. film.Frames.Select(Merge)] };
        var analysis = RunAnalyzer.Analyze(merged, new RunContext(0, null, new Athlete(1.75, 70)));

        Assert.Empty(analysis.Segments);
        Assert.True(double.IsNaN(analysis.Metrics["cadence"]));
        Assert.Contains("mixed up", analysis.Quality.Warnings[0], StringComparison.Ordinal);

        // Both feet lie on the one leg and then on the other, while the knees stay where they are.
        FrameObservation Merge(FrameObservation frame, int number)
        {
            var points = (Keypoint[])[.. frame.Pose.Points];
            var toLeft = number / block % 2 == 0;
            foreach (var left in lower)
            {
                var (to, from) = ((int)left, (int)Skeleton.Mirror(left));
                if (toLeft) (to, from) = (from, to);
                points[to] = points[from];
            }

            return frame with { Pose = frame.Pose with { Points = points } };
        }
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(4, 1, true)]
    [InlineData(4, 2, false)]
    public void Steps_without_a_next_one_are_none_in_a_clip_of_several(int steps, int followed, bool broken)
    {
        var run = RunScene.Read(new AthleteCamera().Film(Reference), new RunContext(0, null, new Athlete(1.75, 70)));
        RunStep[] found = [.. Enumerable.Range(0, steps).Select(i => new RunStep(
            new FootContact(BodySide.Left, 40 * i, (40 * i) + 15, 1), i < followed ? (40 * i) + 20 : double.NaN, double.NaN, double.NaN, false))];

        Assert.Equal(broken, MixedLegs.AreBroken(run, found));
    }

    [Fact]
    public void Every_key_has_a_unit()
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera());
        var keys = analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys).Concat(analysis.Segments[0].Metrics.Keys);

        Assert.All(keys, key => Assert.NotEqual("", MetricUnits.Of(key)));
    }

    private static void Near(MotionAnalysis analysis, string how, string key, double truth, double tolerance) =>
        Assert.True(
            Math.Abs(analysis.Metrics[key] - truth) <= tolerance,
            $"{how}: {key} is {analysis.Metrics[key]:F4}, truth {truth:F4} ± {tolerance:F4} ({analysis.Quality.Metrics[key].Reason})");
}
