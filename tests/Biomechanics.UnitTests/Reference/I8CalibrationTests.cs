using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>Biomechanics reference I.8: scale from flight, yaw from the plate's ellipse, distance from two planes; see also the tests of Calibration.</summary>
public sealed class I8CalibrationTests
{
    [Fact]
    public void A_flight_that_bends_by_1962_pixels_has_5_mm_a_pixel()
    {
        double[] times = [.. Enumerable.Range(0, 30).Select(i => i / 60.0)];
        Assert.Equal(0.005, GravityScale.MetersPerPixel(times, [.. times.Select(t => 981 * t * t)]), 12);
    }

    [Fact]
    public void An_ellipse_flattened_to_0_984808_is_seen_from_10_degrees()
    {
        var plates = Enumerable.Repeat<PlateCircle?>(new PlateCircle(100, 100, 90 * 0.984808f, 90, 1), 60).ToArray();
        var size = PlateSize.Of([.. Enumerable.Range(0, 60).Select(i => i / 60.0)], plates);
        Assert.Equal(10, size.Yaw, 3);
        Assert.Equal(90, size.Radius, 4);
    }

    [Fact]
    public void Scales_of_1_to_1_230769_put_the_camera_four_metres_away() => Assert.Equal(4, DepthPlanes.CameraDistance(1, 16.0 / 13), 9);
}
