using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>Scale from free flight (biomechanics reference C.4, I.2, I.8).</summary>
public sealed class GravityScaleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3600)]
    public void A_flight_that_bends_by_1962_pixels_a_second_squared_has_5_mm_a_pixel(double start)
    {
        var times = Enumerable.Range(0, 30).Select(i => start + (i / 60.0)).ToArray();
        var rows = times.Select(t => 400 - (300 * (t - start)) + (0.5 * 1962 * (t - start) * (t - start))).ToArray();

        Assert.Equal(0.005, GravityScale.MetersPerPixel(times, rows), 9);
    }

    [Fact]
    public void Slow_motion_shows_as_gravity_too_small_by_the_square_of_its_factor()
    {
        var times = Enumerable.Range(0, 40).Select(i => i / 30.0).ToArray();
        var rows = times.Select(t => 0.5 * 1962 * (t / 8) * (t / 8)).ToArray();

        Assert.Equal(64, GravityScale.MetersPerPixel(times, rows) / 0.005, 6);
    }

    [Fact]
    public void Uneven_times_are_no_hindrance()
    {
        double[] times = [0, 0.01, 0.05, 0.06, 0.11, 0.2];

        Assert.Equal(0.005, GravityScale.MetersPerPixel(times, [.. times.Select(t => 3 + (2 * t) - (981 * t * t))]), 9);
    }

    [Fact]
    public void A_straight_path_or_two_points_give_no_scale()
    {
        Assert.True(double.IsNaN(GravityScale.MetersPerPixel([0, 1], [0, 1])));
        Assert.False(double.IsFinite(GravityScale.MetersPerPixel([0, 1, 2], [0, 0, 0])));
    }
}
