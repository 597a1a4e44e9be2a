using Aikynetix.Gateway.Ingest;
using Aikynetix.Pose;

namespace Aikynetix.Gateway.FunctionalTests.Ingest;

/// <summary>Pictures of another size measured in the first one, against the closed form.</summary>
public sealed class ReferencePictureTests
{
    private static readonly ReferencePicture Reference = new(640, 360);

    [Fact]
    public void A_picture_of_the_same_size_stays_as_it_is()
    {
        var seen = Seen(100, 50);
        Assert.Same(seen, Reference.Fit(seen, 640, 360));
    }

    [Theory]
    // Half the size: everything twice as large.
    [InlineData(320, 180, 100, 50, 200, 100, 2)]
    // A camera that turned: 360×640 fits at 0.5625 into 202.5×360, centred with 218.75 on either side.
    [InlineData(360, 640, 0, 0, 218.75, 0, 0.5625)]
    [InlineData(360, 640, 360, 640, 421.25, 360, 0.5625)]
    [InlineData(360, 640, 180, 320, 320, 180, 0.5625)]
    // Wider than the reference: full width, bars above and below.
    [InlineData(1280, 360, 0, 0, 0, 90, 0.5)]
    public void A_picture_of_another_size_is_centred_without_distortion(int width, int height, float x, float y, float fittedX, float fittedY, float scale)
    {
        var fitted = Reference.Fit(Seen(x, y), width, height);
        var (point, plate) = (fitted.Pose.Points[0], fitted.Plates[0]);
        Assert.Equal((fittedX, fittedY, 0.8f), (point.X, point.Y, point.Score));
        Assert.Equal((fittedX, fittedY, 10 * scale, 12 * scale, 0.7f), (plate.X, plate.Y, plate.RadiusX, plate.RadiusY, plate.Score));
    }

    [Fact]
    public void What_was_not_seen_stays_unseen_and_the_observation_itself_is_not_changed()
    {
        var seen = Seen(100, 50);
        var fitted = Reference.Fit(seen, 360, 640);
        Assert.All(fitted.Pose.Points[1..], point => Assert.False(point.IsPresent));
        Assert.Equal((100, 50), (seen.Pose.Points[0].X, seen.Pose.Points[0].Y));
        Assert.Equal((seen.Pose.FrameId, seen.Pose.Time, seen.Pose.Presence), (fitted.Pose.FrameId, fitted.Pose.Time, fitted.Pose.Presence));
    }

    private static FrameObservation Seen(float x, float y)
    {
        var pose = PoseFrame.Empty(7, TimeSpan.FromSeconds(1));
        var points = pose.Points.ToArray();
        points[0] = new Keypoint(x, y, 0.8f);
        return new FrameObservation(pose with { Points = points }, [new PlateCircle(x, y, 10, 12, 0.7f)]);
    }
}
