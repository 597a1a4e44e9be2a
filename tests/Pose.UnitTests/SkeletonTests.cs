using WireBodyPoint = Aikynetix.Protos.Pose.V1.BodyPoint;

namespace Aikynetix.Pose.UnitTests;

/// <summary>The canonical body is the same everywhere: in code, on the wire and in its mirror.</summary>
public sealed class SkeletonTests
{
    [Fact]
    public void Wire_and_code_name_the_same_points_in_the_same_order()
    {
        var code = Enum.GetValues<BodyPoint>().Select(point => point.ToString());
        var wire = Enum.GetValues<WireBodyPoint>().Select(point => point.ToString());
        Assert.Equal(code, wire);
        Assert.Equal(Skeleton.Count, Enum.GetValues<BodyPoint>().Length);
    }

    [Fact]
    public void Mirror_is_its_own_inverse_and_swaps_left_for_right()
    {
        foreach (var point in Enum.GetValues<BodyPoint>())
        {
            var mirrored = Skeleton.Mirror(point);
            Assert.Equal(point, Skeleton.Mirror(mirrored));
            Assert.Equal(point.ToString().Replace("Left", "Right", StringComparison.Ordinal), mirrored.ToString().Replace("Left", "Right", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 2, 6)]
    [InlineData(5, 3, 27)]
    [InlineData(1920, 1080, 3_110_400)]
    public void A_frame_holds_its_planes_without_gaps(int width, int height, int bytes)
    {
        using var frame = new VideoFrame(width, height, 0, TimeSpan.Zero, default, 0);
        Assert.Equal(bytes, frame.Pixels.Length);
        Assert.Equal(bytes, frame.Y.Length + frame.U.Length + frame.V.Length);
    }

    [Fact]
    public void A_disposed_frame_refuses_to_show_pixels()
    {
        var frame = new VideoFrame(2, 2, 0, TimeSpan.Zero, default, 0);
        frame.Dispose();
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.Pixels);
    }
}
