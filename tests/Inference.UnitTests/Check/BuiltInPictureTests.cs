using Aikynetix.Inference.Check;
using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>The built-in picture is the drawn athlete, upright, in the right colours, with its points on it.</summary>
public sealed class BuiltInPictureTests
{
    [Fact]
    public void The_truth_lies_inside_the_picture_and_stands_on_its_feet()
    {
        Assert.Equal(Skeleton.Count, BuiltInPicture.Truth.Count);
        Assert.All(BuiltInPicture.Truth, point => Assert.True(point.X is > 0 and < 1 && point.Y is > 0 and < 1));
        Assert.True(BuiltInPicture.Truth[(int)BodyPoint.Nose].Y < BuiltInPicture.Truth[(int)BodyPoint.HipCentre].Y);
        Assert.InRange(BuiltInPicture.Torso, 0.1f, 0.5f);
    }

    [Fact]
    public void The_shirt_is_red_and_the_mirrored_picture_shows_it_on_the_other_side()
    {
        var (x, y) = BuiltInPicture.Truth[(int)BodyPoint.RightShoulder];
        Assert.True(Red(x, y + 0.05f, mirrored: false) > 60);
        Assert.True(Red(1 - x, y + 0.05f, mirrored: true) > 60);
        Assert.True(Red(x, 1 - y - 0.05f, mirrored: false) < 60);
    }

    /// <summary>How much more red than blue there is at a place, 0–255.</summary>
    private static float Red(float x, float y, bool mirrored)
    {
        using var frame = BuiltInPicture.Frame(mirrored);
        using var picture = new Picture(frame);
        var tensor = new float[3 * 64];
        RegionSampler.Sample(picture, new RegionOfInterest(x * 256, y * 256, 8, 0), TensorFormat.Rgb(8, 1, 0, null), tensor);
        return tensor.Take(64).Average() - tensor.Skip(128).Average();
    }
}
