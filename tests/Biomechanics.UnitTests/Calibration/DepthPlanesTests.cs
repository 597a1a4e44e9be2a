using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>The two depth planes of a lift (biomechanics reference C.1, I.4, I.8).</summary>
public sealed class DepthPlanesTests
{
    [Fact]
    public void Scales_of_plate_and_body_give_the_distance_of_the_camera()
    {
        var plate = 0.450 / 180;

        Assert.Equal(4.000, DepthPlanes.CameraDistance(plate, plate * 16 / 13), 9);
        Assert.Equal(1.230769, DepthPlanes.BodyScale(plate, 4) / plate, 6);
    }

    [Fact]
    public void A_plate_that_seems_farther_than_the_body_gives_no_distance() =>
        Assert.True(double.IsNaN(DepthPlanes.CameraDistance(0.0030, 0.0029)));

    [Theory]
    [InlineData(4, 1.23)]
    [InlineData(6, 1.14)]
    [InlineData(8, 1.10)]
    [InlineData(10, 1.08)]
    public void The_usual_distance_stands_within_seven_percent_of_every_camera(double distance, double ratio)
    {
        Assert.Equal(ratio, DepthPlanes.BodyScale(1, distance), 2);
        Assert.InRange(DepthPlanes.BodyScale(1, DepthPlanes.UsualCamera) / DepthPlanes.BodyScale(1, distance), 0.928, 1.072);
    }
}
