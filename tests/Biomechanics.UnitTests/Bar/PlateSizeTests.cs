using Aikynetix.Biomechanics.Bar;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Bar;

/// <summary>Checks scale and yaw of a tracked plate.</summary>
public sealed class PlateSizeTests
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 120).Select(i => i / 60.0)];

    [Fact]
    public void The_scale_comes_from_the_frames_in_which_the_bar_is_still()
    {
        // Half a second of rest, then the bar rises and blur makes the rim look larger.
        var plates = Times.Select(t => Plate(t < 0.6 ? 400 : 400 - (300 * (t - 0.6)), t < 0.6 ? 80 : 90)).ToArray();
        Assert.Equal(80, PlateSize.Of(Times, plates).Radius, 0.05);
    }

    [Fact]
    public void A_few_wild_radii_do_not_move_the_scale()
    {
        var plates = Times.Select((_, i) => Plate(400, i % 12 == 0 ? 140 : 80)).ToArray();
        Assert.Equal(80, PlateSize.Of(Times, plates).Radius, 1e-3);
    }

    [Fact]
    public void A_bar_that_never_rests_is_measured_where_it_is_slowest()
    {
        var plates = Times.Select(t => Plate(400 - (150 * t * t), 80 + (10 * t))).ToArray();
        Assert.InRange(PlateSize.Of(Times, plates).Radius, 80, 87);
    }

    [Theory]
    [InlineData(0.984808, 10)]
    [InlineData(0.939693, 20)]
    [InlineData(1.02, 0)]
    public void Flattening_gives_the_yaw_of_the_camera(double ratio, double degrees)
    {
        var plates = Times.Select(_ => (PlateCircle?)new PlateCircle(300, 400, (float)(80 * ratio), 80, 0.9f)).ToArray();
        Assert.Equal(degrees, PlateSize.Of(Times, plates).Yaw, 0.01);
    }

    [Fact]
    public void The_dominant_radius_is_that_of_the_larger_group()
    {
        double[] radii = [.. Enumerable.Repeat(58.0, 40), .. Enumerable.Repeat(89.0, 45), 70, 71, 72];
        Assert.Equal(89, PlateSize.Dominant(radii));
        Assert.Equal(60, PlateSize.Dominant([60]));
        Assert.True(double.IsNaN(PlateSize.Dominant([])));
    }

    [Fact]
    public void One_sighting_is_enough_and_none_is_unknown()
    {
        var plates = new PlateCircle?[Times.Length];
        Assert.True(double.IsNaN(PlateSize.Of(Times, plates).Radius));
        plates[7] = Plate(400, 81);
        Assert.Equal(81, PlateSize.Of(Times, plates).Radius);
    }

    private static PlateCircle? Plate(double y, double radius) => new PlateCircle(300, (float)y, (float)radius, (float)radius, 0.9f);
}
