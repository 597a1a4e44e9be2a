using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.UnitTests.Crop;

/// <summary>Regions and boxes: places, letterboxes, overlaps.</summary>
public sealed class RegionOfInterestTests
{
    [Fact]
    public void A_quarter_turn_takes_the_regions_right_to_the_pictures_bottom()
    {
        var region = new RegionOfInterest(100, 50, 20, MathF.PI / 2);
        var (x, y) = region.ToPicture(1, 0.5f);
        Assert.Equal(100, x, 3);
        Assert.Equal(60, y, 3);
    }

    [Fact]
    public void The_letterbox_begins_in_the_pictures_corner_and_holds_its_longer_side()
    {
        var region = RegionOfInterest.FromCorner(640, 360);
        Assert.Equal((0f, 0f), region.ToPicture(0, 0));
        Assert.Equal((640f, 640f), region.ToPicture(1, 1));
        Assert.Equal(new RegionOfInterest(320, 180, 640, 0), RegionOfInterest.Whole(640, 360));
    }

    [Fact]
    public void A_square_around_a_box_takes_its_longer_side()
    {
        var region = RegionOfInterest.Around(new Box(10, 20, 30, 100), 1.25f);
        Assert.Equal(new RegionOfInterest(20, 60, 100, 0), region);
    }

    [Fact]
    public void Overlap_is_shared_area_by_joint_area()
    {
        var box = new Box(0, 0, 10, 10);
        Assert.Equal(1, box.Overlap(box));
        Assert.Equal(1 / 3f, box.Overlap(new Box(5, 0, 15, 10)), 6);
        Assert.Equal(0, box.Overlap(new Box(10, 0, 20, 10)));
        Assert.Equal(0, box.Overlap(new Box(float.NaN, 0, 20, 10)));
    }
}
