using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Tracking;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>A search without any knowledge covers the whole picture, and closer what is small in an oblong one.</summary>
public sealed class PictureSquaresTests
{
    [Fact]
    public void A_wide_picture_is_looked_at_whole_and_left_middle_and_right() => Assert.Equal(
        [new(960, 540, 1920, 0), new(540, 540, 1080, 0), new(960, 540, 1080, 0), new(1380, 540, 1080, 0)], PictureSquares.Of(1920, 1080));

    [Fact]
    public void A_tall_picture_is_looked_at_whole_and_above_in_the_middle_and_below() => Assert.Equal(
        [new(540, 960, 1920, 0), new(540, 540, 1080, 0), new(540, 960, 1080, 0), new(540, 1380, 1080, 0)], PictureSquares.Of(1080, 1920));

    [Fact]
    public void A_picture_that_is_nearly_square_needs_no_parts() =>
        Assert.Equal([new RegionOfInterest(100, 90, 200, 0)], PictureSquares.Of(200, 180));
}
