using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>Slow motion, told by the container or shown by free flight, is put right (biomechanics reference B.1, C.4, I.2).</summary>
public sealed class SlowMotionTests
{
    private static AthleteCamera Camera { get; } = new() { FramesPerSecond = 240, MetersPerPixel = 0.004, EyeHeight = 1.2, Noise = 1 };

    [Theory]
    [InlineData(1 / 64.0, 8)]
    [InlineData(1 / 16.0, 4)]
    [InlineData(0.27, 2)]
    [InlineData(1, 1)]
    [InlineData(0.85, 1)]
    [InlineData(0.5, 1)]
    [InlineData(double.NaN, 1)]
    public void Gravity_tells_the_factor(double share, double factor) => Assert.Equal(factor, SlowMotion.Undeclared(share, 1));

    [Theory]
    [InlineData(2, 1.75)]
    [InlineData(4, 1.75)]
    [InlineData(8, 1.75)]
    [InlineData(8, null)]
    [InlineData(4, 1.60)]
    public void Undeclared_slow_motion_is_noticed_and_all_times_are_put_right(double factor, double? height)
    {
        var script = JumpScript.Reference();
        var analysis = Analyze((Camera with { SlowMotion = factor }).Film(script), height);

        Assert.Equal(factor, analysis.Quality.SlowMotion);
        Assert.Equal(0.44145, analysis.Metrics["jump_height"], 0.03);
        Assert.Equal(1.5, analysis.Metrics["takeoff"], 0.01);
        Assert.Equal(240, analysis.Quality.FramesPerSecond, 1.0);
        Assert.Equal(script.Duration, analysis.Timestamps[^1], 0.01);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("without saying so", StringComparison.Ordinal));
    }

    [Fact]
    public void Declared_slow_motion_is_believed_where_gravity_agrees()
    {
        var film = (Camera with { SlowMotion = 8 }).Film(JumpScript.Reference()) with { SlowMotion = 8 };
        var analysis = Analyze(film, 1.75);

        Assert.Equal(8, analysis.Quality.SlowMotion);
        Assert.Equal(0.6, analysis.Metrics["flight_time"], 0.01);
        Assert.DoesNotContain(analysis.Quality.Warnings, warning => warning.Contains("without saying so", StringComparison.Ordinal));
    }

    [Fact]
    public void A_container_that_tells_slow_motion_of_true_times_is_found_out()
    {
        var analysis = Analyze(Camera.Film(JumpScript.Reference()) with { SlowMotion = 8 }, 1.75);

        Assert.Equal(1, analysis.Quality.SlowMotion);
        Assert.Equal(0.6, analysis.Metrics["flight_time"], 0.01);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("its times are true", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_height_is_no_slow_motion_but_a_warning()
    {
        var analysis = Analyze(Camera.Film(JumpScript.Reference()), 2.05);

        Assert.Equal(1, analysis.Quality.SlowMotion);
        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("of gravity", StringComparison.Ordinal));
    }

    private static MotionAnalysis Analyze(CaptureRecord film, double? height) =>
        JumpAnalyzer.Analyze(film, new JumpContext(JumpExercise.Countermovement, new Athlete(height, 70)));
}
