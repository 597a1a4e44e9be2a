using Aikynetix.Biomechanics.Running;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>What the way of filming does to the numbers of a run: a turned runner, one who is in the picture for a while only, hours of film.</summary>
public sealed class RunFilmingTests
{
    private static readonly RunScript Reference = new();
    private static readonly Athlete Client = new(1.75, 70);

    [Theory]
    [InlineData(12)]
    [InlineData(-20)]
    [InlineData(27)]
    public void A_runner_turned_from_the_side_is_as_fast_and_leans_as_far_as_ever(double yaw)
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120, Yaw = yaw, Noise = 1 });

        Near(analysis, "speed", 3, 0.11);
        Near(analysis, "step_length", 1.05, 0.04);
        Near(analysis, "trunk_lean", 7, 1);
        Holds(analysis, "speed", 3);
        Holds(analysis, "trunk_lean", 7);
        Holds(analysis, "overstride", RunTruth.Of(Reference, 70)["overstride"]);
        Holds(analysis, "contact_angle", RunTruth.Of(Reference, 70)["contact_angle"]);
    }

    [Fact]
    public void Shoulders_that_swing_are_no_turn()
    {
        var film = new AthleteCamera { FramesPerSecond = 120, Roll = 1.5, Noise = 1 }.Film(Reference);
        var swinging = film with { Frames = [.. film.Frames.Select(frame => frame with { Pose = Swung(frame.Pose) })] };
        var analysis = RunAnalyzer.Analyze(swinging, new RunContext(0, null, Client));

        Assert.Equal(1.5, analysis.Quality.Roll, 0.2);
        Near(analysis, "trunk_lean", 7, 0.5);
        Near(analysis, "speed", 3, 0.05);

        // Shoulders turn by 20° to either side in each stride, hips against them by 8°.
        PoseFrame Swung(PoseFrame pose)
        {
            var phase = Math.Sin(2 * Math.PI * pose.Time.TotalSeconds / Reference.StrideTime);
            var points = (Keypoint[])[.. pose.Points];
            Shift(BodyPoint.LeftShoulder, 18);
            Shift(BodyPoint.RightShoulder, -18);
            Shift(BodyPoint.LeftHip, -4);
            Shift(BodyPoint.RightHip, 4);
            return pose with { Points = points };

            void Shift(BodyPoint point, double pixels) => points[(int)point] = points[(int)point] with { X = points[(int)point].X + (float)(phase * pixels) };
        }
    }

    [Fact]
    public void The_farther_a_runner_is_turned_the_less_is_known()
    {
        double Width(double yaw) => RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120, Yaw = yaw }).Quality.Metrics["speed"] is var quality
            ? quality.High - quality.Low : double.NaN;

        Assert.True(Width(25) > 1.1 * Width(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_runner_who_enters_late_and_leaves_early_is_measured(bool overground)
    {
        var script = Reference with { Overground = overground, Duration = 7 };
        var camera = new AthleteCamera { FramesPerSecond = 120, MetersPerPixel = overground ? 0.0066 : 0.0035, MiddleX = overground ? 12.6 : 0, Distance = 10 };
        var film = camera.Film(script);
        var seen = film with
        {
            Frames = [.. film.Frames.Select((frame, i) => i >= 0.4 * film.Frames.Count && i < 0.8 * film.Frames.Count ? frame : frame with { Pose = PoseFrame.Empty(i, frame.Pose.Time) })],
        };
        var analysis = RunAnalyzer.Analyze(seen, new RunContext(0, null, Client));

        Assert.InRange(analysis.Segments.Count, 6, 8);
        Assert.Contains("left", analysis.Segments.Select(step => step.Side));
        Assert.Contains("right", analysis.Segments.Select(step => step.Side));
        Near(analysis, "contact_time", 0.25, 0.008);
        Near(analysis, "speed", 3, 0.08);
        Assert.True(analysis.Quality.Metrics["vertical_oscillation"].Ok, analysis.Quality.Metrics["vertical_oscillation"].Reason);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(-6)]
    public void Few_frames_do_not_smooth_a_foot_strike_away(double strike)
    {
        var script = Reference with { Strike = strike };

        Assert.Equal(strike, RunFilms.Analyze(script, new AthleteCamera { FramesPerSecond = 30 }).Metrics["foot_strike_angle"], 2.5);
    }

    [Fact]
    public void An_hour_costs_as_many_times_more_as_it_is_longer()
    {
        var (minute, ten) = (Cost(1), Cost(10));

        Assert.InRange(ten / (double)minute, 1, 13);

        // The same seconds over and over; a whole number of strides, so that no step is odd.
        static long Cost(int times)
        {
            var film = new AthleteCamera { FramesPerSecond = 60, Noise = 1 }.Film(Reference with { Duration = 21 - (1 / 60.0) });
            var span = TimeSpan.FromSeconds(21);
            var whole = film with
            {
                Frames = [.. Enumerable.Range(0, times).SelectMany(round => film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time + (round * span) } }))],
            };
            // Twice, as the first time anything is called costs something of its own.
            RunAnalyzer.Analyze(film, new RunContext(0, null, Client));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var analysis = RunAnalyzer.Analyze(whole, new RunContext(0, null, Client));
            Assert.InRange(analysis.Segments.Count, 58 * times, 60 * times);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void Near(MotionAnalysis analysis, string key, double truth, double tolerance) =>
        Assert.True(Math.Abs(analysis.Metrics[key] - truth) <= tolerance, $"{key} is {analysis.Metrics[key]:F4}, truth {truth:F4} ± {tolerance:F4} ({analysis.Quality.Metrics[key].Reason})");

    private static void Holds(MotionAnalysis analysis, string key, double truth) =>
        Assert.InRange(truth, analysis.Quality.Metrics[key].Low, analysis.Quality.Metrics[key].High);
}
