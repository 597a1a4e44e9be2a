using Aikynetix.Biomechanics.Jumping;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>The closed forms of the biomechanics reference, I.5 and I.6, filmed without noise at every usual frame rate.</summary>
public sealed class ReferenceJumpTests
{
    private static readonly JumpScript Jump = JumpScript.Reference();
    private static readonly JumpScript Drop = JumpScript.ReferenceDrop();

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(240)]
    [InlineData(60000.0 / 1001)]
    public void A_countermovement_jump_has_the_numbers_of_its_closed_form(double rate)
    {
        var analysis = Film(Jump, JumpExercise.Countermovement, rate);

        Near(analysis, "jump_height", 0.44145, 0.001);
        Near(analysis, "jump_height_flight", 0.44145, 0.001);
        Near(analysis, "jump_height_com", 0.44145, 0.004);
        Near(analysis, "flight_time", 0.600, 0.001);
        Near(analysis, "takeoff_velocity", 2.943, 0.005);
        Near(analysis, "contraction_time", 0.500, 0.006);
        Near(analysis, "rsi_modified", 0.8829, 0.010);
        Near(analysis, "flight_contraction_ratio", 1.2, 0.012);
        Near(analysis, "countermovement_depth", 0.220725, 0.003);
        Near(analysis, "mean_power", 2526.20, 40);
        Near(analysis, "sayers_peak_power", 3795.60, 8);
        Near(analysis, "knee_angle_eccentric_end", JumpTruths.Knee(Jump, 1.3), 1.5);
        if (rate < 45)
        {
            Assert.All((string[])["max_grf_takeoff", "peak_power", "normalized_power"], key => Assert.True(double.IsNaN(analysis.Metrics[key]), key));
            return;
        }

        Near(analysis, "max_grf_takeoff", 1716.75, 10);
        Near(analysis, "max_grf_takeoff_bw", 2.5, 0.02);
    }

    /// <summary>The force of I.5 ends at take-off from one moment to the next, that of people falls to nothing within some 60 ms.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(240)]
    public void Power_is_greatest_before_take_off_where_force_has_not_yet_gone(double rate)
    {
        var script = JumpScript.Of(1.75, JumpPlan.Reference with { UnweightingTime = 0.25, PushTime = 0.17, Fade = 0.06 });
        var (analysis, truth) = (Film(script, JumpExercise.Countermovement, rate), script.Truths[0]);
        var verdict = analysis.Quality.Metrics["peak_power"];

        Assert.InRange(truth.PeakPower, 0.85 * (9.81 + truth.Push) * truth.TakeOffSpeed, 0.95 * (9.81 + truth.Push) * truth.TakeOffSpeed);
        Near(analysis, "peak_power", JumpTruths.Mass * truth.PeakPower, 0.08 * JumpTruths.Mass * truth.PeakPower);
        Assert.InRange(JumpTruths.Mass * truth.PeakPower, verdict.Low, verdict.High);
        Near(analysis, "max_grf_takeoff", 1716.75, 25);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(240)]
    public void A_drop_jump_has_the_numbers_of_its_closed_form(double rate)
    {
        var analysis = Film(Drop, JumpExercise.Drop, rate);

        Near(analysis, "jump_height", 0.3065625, 0.002);
        Near(analysis, "flight_time", 0.5, 0.001);
        Near(analysis, "contact_time", 0.25, 0.0015);
        Near(analysis, "rsi", 1.22625, 0.015);
        Near(analysis, "drop_height", 0.3065625, 0.004);
        Near(analysis, "max_grf_takeoff_bw", 3.00, 0.02);
        Assert.Equal("A drop jump begins with the contact.", analysis.Quality.Metrics["contraction_time"].Reason);
        Assert.Equal(rate >= 100, analysis.Quality.Metrics["rsi"].Ok);
    }

    [Theory]
    [InlineData(30, 0.017)]
    [InlineData(60, 0.009)]
    [InlineData(120, 0.007)]
    [InlineData(240, 0.007)]
    public void Events_lie_where_they_are(double rate, double tolerance)
    {
        foreach (var (script, exercise) in ((JumpScript, JumpExercise)[])[(Jump, JumpExercise.Countermovement), (Drop, JumpExercise.Drop)])
        {
            var (analysis, truth) = (Film(script, exercise, rate), script.Truths[0]);
            if (exercise == JumpExercise.Drop) Near(analysis, "contact", truth.Contact, 0.0015);
            else Near(analysis, "start_of_preparation", truth.Start, tolerance);
            Near(analysis, "braking", truth.Braking, tolerance);
            Near(analysis, "zero_velocity", truth.ZeroVelocity, tolerance / 2);
            Near(analysis, "takeoff", truth.TakeOff, 0.001);
            Near(analysis, "peak", truth.Peak, 0.0005);
            Near(analysis, "landing", truth.Landing, 0.001);
            Near(analysis, "damping", truth.Damping, tolerance);
            Near(analysis, "recuperation", truth.Recuperation, 0.05);
            var phases = analysis.Phases.Select(phase => phase.Start).ToArray();
            Assert.Equal(phases.Order(), phases);
        }
    }

    [Fact]
    public void Ground_reaction_is_the_weight_at_rest_nothing_in_the_air_and_the_push_before_it()
    {
        var analysis = Film(Jump, JumpExercise.Countermovement, 120);
        foreach (var (time, force) in analysis.Timestamps.Zip(analysis.ReportMetrics["grf"]))
        {
            if (time is > 0.2 and < 0.8) Assert.Equal(686.7, force, 5.0);
            if (time is > 1.51 and < 2.09) Assert.Equal(0, force, 1e-6);
            if (time is > 1.29 and < 1.41) Assert.Equal(1716.75, force, 12.0);
        }
    }

    private static MotionAnalysis Film(JumpScript script, JumpExercise exercise, double rate)
    {
        var film = new AthleteCamera { FramesPerSecond = rate, MetersPerPixel = 0.004, EyeHeight = 1.2 }.Film(script);
        return JumpAnalyzer.Analyze(film, new JumpContext(exercise, new Athlete(script.BodyHeight, 70)));
    }

    private static void Near(MotionAnalysis analysis, string key, double truth, double tolerance) =>
        Assert.True(
            Math.Abs(analysis.Metrics[key] - truth) <= tolerance,
            $"{key} is {analysis.Metrics[key]:F4}, truth {truth:F4} ± {tolerance:F4} ({analysis.Quality.Metrics[key].Reason})");
}
