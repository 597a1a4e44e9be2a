using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>The whole way from keypoints to the numbers of jumps, however they are filmed and whatever is said about them.</summary>
public sealed class JumpAnalyzerTests
{
    private static readonly JumpScript Reference = JumpScript.Reference();

    private static AthleteCamera Camera { get; } = new() { FramesPerSecond = 120, MetersPerPixel = 0.004, EyeHeight = 1.2 };

    /// <summary>Ways of filming.</summary>
    public static TheoryData<string, AthleteCamera> Films { get; } = new()
    {
        { "facing right", Camera },
        { "facing left", Camera with { FacesRight = false } },
        { "mirrored", Camera with { Mirrored = true } },
        { "rolled", Camera with { Roll = 1.5 } },
        { "variable frame rate", Camera with { Jitter = 0.3 } },
        { "noise and drop-outs", Camera with { Noise = 1, DropOut = 0.1 } },
        { "legs swapped for a third of a second", Camera with { Swap = (80, 120) } },
        { "far side unseen", Camera with { FarScore = 0.2f } },
        { "closer", Camera with { Distance = 4, MetersPerPixel = 0.0035 } },
    };

    [Theory]
    [MemberData(nameof(Films))]
    public void The_same_jump_gives_the_same_numbers(string how, AthleteCamera camera)
    {
        var analysis = Analyze(camera.Film(Reference));

        Near(analysis, how, "jump_height", 0.44145, 0.03);
        Near(analysis, how, "flight_time", 0.6, 0.008);
        Near(analysis, how, "rsi_modified", 0.8829, 0.06);
        Near(analysis, how, "max_grf_takeoff_bw", 2.5, 0.2);
        Near(analysis, how, "countermovement_depth", 0.2207, 0.012);
        Assert.Equal(("height", "jump_1"), (analysis.Quality.ScaleSource, Assert.Single(analysis.Segments).Name));
        Assert.Equal(camera.FacesRight != camera.Mirrored ? "side_right" : "side_left", analysis.Quality.View);
    }

    [Fact]
    public void Without_a_told_height_the_flight_gives_the_scale()
    {
        var film = (Camera with { Noise = 2 }).Film(Reference);
        var analysis = JumpAnalyzer.Analyze(film, new JumpContext(JumpExercise.Countermovement, new Athlete(null, 70)));

        Assert.Equal(("gravity", "m"), (analysis.Quality.ScaleSource, analysis.KeypointUnit));
        Assert.Equal(0.004, analysis.Metrics["scale"], 0.0001);
        Assert.InRange(analysis.Quality.ScaleError, 0.005, 0.05);
        Near(analysis, "gravity", "countermovement_depth", 0.2207, 0.012);
        Near(analysis, "gravity", "max_grf_takeoff", 1716.75, 170);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("free flight", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deep_landing_is_told_and_does_not_touch_the_height()
    {
        var script = JumpScript.Of(1.75, JumpPlan.Reference with { LandingDrop = 0.10, LandingDepth = 0.15 });
        var analysis = Analyze(Camera.Film(script));

        Near(analysis, "deep", "jump_height", 0.44145, 0.003);
        Near(analysis, "deep", "jump_height_flight", 9.81 * Math.Pow(script.Truths[0].FlightTime, 2) / 8, 0.003);
        Assert.Contains("cm lower at landing", analysis.Quality.Metrics["jump_height_flight"].Reason, StringComparison.Ordinal);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("straight legs", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_weight_forces_are_given_in_body_weights_only()
    {
        var analysis = JumpAnalyzer.Analyze(Camera.Film(Reference), new JumpContext(JumpExercise.Countermovement, new Athlete(1.75)));

        Assert.Equal("The body mass is not known; set the client's weight.", analysis.Quality.Metrics["peak_power"].Reason);
        Assert.Equal(2.5, analysis.Metrics["max_grf_takeoff_bw"], 0.02);
        Assert.All(analysis.ReportMetrics["grf"], force => Assert.True(double.IsNaN(force)));
    }

    [Fact]
    public void A_height_that_nobody_jumps_is_refused()
    {
        var analysis = Analyze((Camera with { MetersPerPixel = 0.006 }).Film(JumpScript.Of(1.75, JumpPlan.Reference with { UnweightingTime = 0.25, Push = 45, PushTime = 0.117 })));

        Assert.All(
            (string[])["jump_height", "jump_height_com", "takeoff_velocity", "jump_height_flight", "flight_time", "sayers_peak_power", "mean_power", "rsi_modified", "takeoff"],
            key => Assert.StartsWith("The measured value is physically impossible", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_clip_said_to_show_the_other_jump_is_noticed()
    {
        var drop = Camera.Film(JumpScript.ReferenceDrop());

        Assert.Contains(Analyze(drop).Quality.Warnings, warning => warning.Contains("as in a drop jump", StringComparison.Ordinal));
        var standing = JumpAnalyzer.Analyze(Camera.Film(Reference), new JumpContext(JumpExercise.Drop, new Athlete(1.75, 70)));
        Assert.Contains(standing.Quality.Warnings, warning => warning.Contains("nobody falls from a box", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clip_that_ends_in_flight_still_has_its_height()
    {
        var analysis = Analyze((Camera with { To = 1.95 }).Film(Reference));

        Near(analysis, "cut off", "jump_height", 0.44145, 0.01);
        Assert.True(double.IsNaN(analysis.Metrics["flight_time"]));
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("ends in the middle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clip_that_begins_in_flight_has_no_height_and_says_why()
    {
        var analysis = Analyze((Camera with { From = 1.65 }).Film(Reference));

        Assert.True(double.IsNaN(analysis.Metrics["jump_height"]));
        Near(analysis, "cut off", "landing", 2.1 - 1.65, 0.01);
        Assert.Contains("begins after take-off", analysis.Quality.Metrics["jump_height"].Reason, StringComparison.Ordinal);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("begins in the middle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clip_that_begins_in_the_squat_has_a_height_but_no_contraction_time()
    {
        var analysis = Analyze((Camera with { From = 1.25 }).Film(Reference));

        Near(analysis, "cut off", "jump_height", 0.44145, 0.01);
        Assert.Equal("The clip begins too late to show it.", analysis.Quality.Metrics["contraction_time"].Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Standing_still_is_no_jump(double noise)
    {
        var analysis = Analyze((Camera with { Noise = noise }).Film(JumpScript.Of(1.75)));
        IsNone(analysis);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Walking_is_no_jump(double noise) => IsNone(Analyze((Camera with { Noise = noise }).Film(new Walk())));

    [Fact]
    public void From_the_front_heights_stay_and_knee_angles_are_refused()
    {
        var analysis = Analyze((Camera with { Yaw = 90 }).Film(Reference));

        Assert.Equal("front", analysis.Quality.View);
        Near(analysis, "front", "jump_height", 0.44145, 0.01);
        foreach (var key in (string[])["knee_angle_eccentric_end", "hip_angle_eccentric_end", "ankle_angle_eccentric_end", "landing_knee_flexion"])
            Assert.Equal("How far joints bend can only be read from the side.", analysis.Quality.Metrics[key].Reason);
        Assert.All(analysis.Angles["hip_intersection_angle"], angle => Assert.Equal(double.NaN, angle));
        Assert.Equal(analysis.Timestamps.Length, analysis.Angles["hip_intersection_angle"].Length);
    }

    [Fact]
    public void Only_the_front_shows_how_far_the_knees_go_inward()
    {
        var (front, side) = (Analyze((Camera with { Yaw = 90, Distance = 30 }).Film(Reference)), Analyze(Camera.Film(Reference)));
        foreach (var key in (string[])["lfppa", "rfppa"])
        {
            Assert.Equal(0, front.Metrics[key], 1.0);
            Assert.True(double.IsNaN(side.Metrics[key]));
            Assert.Contains("straight in front", side.Quality.Metrics[key].Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_film_that_runs_too_fast_for_gravity_leaves_no_number_without_doubt()
    {
        var film = Camera.Film(Reference);
        var fast = film with { Frames = [.. film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time / 1.25 } })] };
        var analysis = Analyze(fast);

        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("% of gravity", StringComparison.Ordinal));
        Assert.Single(analysis.Segments);
        string[] bySpeed = ["jump_height", "flight_time", "takeoff_velocity", "jump_height_com", "max_grf_takeoff_bw", "takeoff", "scale", "rsi_modified", "peak_power"];
        Assert.All(bySpeed, key => Assert.Contains("of gravity", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal));
        Assert.True(analysis.Quality.Metrics["knee_angle_eccentric_end"].Ok);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(0.85)]
    public void Without_a_told_height_too_a_speed_that_no_body_falls_at_is_doubted(double speed)
    {
        var film = Camera.Film(Reference);
        var wrong = film with { Frames = [.. film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time / speed } })] };
        var analysis = JumpAnalyzer.Analyze(wrong, new JumpContext(JumpExercise.Countermovement, new Athlete(null, 70)));

        Assert.All((string[])["jump_height", "flight_time", "takeoff"], key => Assert.Contains("of gravity", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal));
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("By the height of most people", StringComparison.Ordinal));
    }

    [Fact]
    public void Series_lie_on_the_frames_and_the_feet_on_the_floor()
    {
        var analysis = Analyze(Camera.Film(Reference));

        Assert.Equal(["ahipy", "grf", "hipy", "toey", "vhipy", "vtoey"], analysis.ReportMetrics.Keys.Order());
        Assert.All(analysis.ReportMetrics.Concat(analysis.Angles), series => Assert.Equal(analysis.Timestamps.Length, series.Value.Length));
        Assert.InRange(analysis.ReportMetrics["toey"][20], -0.02, 0.02);
        var points = Reference.Points(0);
        Assert.Equal(points[(int)BodyPoint.HipCentre].Y, analysis.ReportMetrics["hipy"][20], 0.03);
        Assert.InRange(analysis.Angles["hip_intersection_angle"][20], 160, 180);
        Assert.All(analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys), key => Assert.NotEqual("", MetricUnits.Of(key)));
    }

    private static MotionAnalysis Analyze(CaptureRecord film, double height = 1.75) =>
        JumpAnalyzer.Analyze(film, new JumpContext(JumpExercise.Countermovement, new Athlete(height, 70)));

    private static void IsNone(MotionAnalysis analysis)
    {
        Assert.Empty(analysis.Segments);
        Assert.StartsWith("No jump was found", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("No jump was found in the clip.", analysis.Quality.Metrics["jump_height"].Reason);
    }

    private static void Near(MotionAnalysis analysis, string how, string key, double truth, double tolerance) =>
        Assert.True(
            Math.Abs(analysis.Metrics[key] - truth) <= tolerance,
            $"{how}: {key} is {analysis.Metrics[key]:F4}, truth {truth:F4} ± {tolerance:F4} ({analysis.Quality.Metrics[key].Reason})");

    private sealed class Walk : IMotionScript
    {
        public double BodyHeight => 1.75;

        public double Duration => 4;

        public (double X, double Y, double Z)[] Points(double time)
        {
            var swing = 25 * Math.Sin(2 * Math.PI * time);
            var bend = 30 * Math.Max(0, Math.Cos(2 * Math.PI * time));
            var other = 30 * Math.Max(0, -Math.Cos(2 * Math.PI * time));
            var pose = new AthletePose
            {
                Thigh = (swing, -swing),
                Knee = (5 + bend, 5 + other),
                Shoulder = (-swing, swing),
                Hip = ((1.2 * time) - 2, 0.92 + (0.025 * Math.Cos(4 * Math.PI * time))),
            };
            return pose.Points();
        }
    }
}
