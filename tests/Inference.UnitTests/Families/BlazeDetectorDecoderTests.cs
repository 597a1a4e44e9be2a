using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>BlazePose detector tensors made by hand decode to the regions that anchors and formulas give.</summary>
public sealed class BlazeDetectorDecoderTests
{
    private static readonly RegionOfInterest Twice = new(224, 224, 448, 0);

    private readonly float[] _rows = new float[BlazeDetectorDecoder.Anchors * BlazeDetectorDecoder.RowLength];
    private readonly float[] _scores = new float[BlazeDetectorDecoder.Anchors];

    public BlazeDetectorDecoderTests() => Array.Fill(_scores, -100);

    [Theory]
    [InlineData(0, 0.5f / 28, 0.5f / 28)]
    [InlineData(3, 1.5f / 28, 0.5f / 28)]
    [InlineData(1567, 27.5f / 28, 27.5f / 28)]
    [InlineData(1568, 0.5f / 14, 0.5f / 14)]
    [InlineData(1960, 0.5f / 7, 0.5f / 7)]
    [InlineData(1966, 1.5f / 7, 0.5f / 7)]
    [InlineData(2253, 6.5f / 7, 6.5f / 7)]
    public void Anchors_lie_on_three_grids(int anchor, float x, float y)
    {
        var centre = BlazeDetectorDecoder.Centre(anchor);
        Assert.Equal(x, centre.X, 6);
        Assert.Equal(y, centre.Y, 6);
    }

    [Fact]
    public void A_body_becomes_a_region_in_frame_pixels()
    {
        // Anchor 2103 is the middle of the 7 × 7 grid: (3.5 / 7, 3.5 / 7).
        Set(2103 + 1, score: 3, hipsY: 10, scaleY: -40);
        var region = Assert.Single(BlazeDetectorDecoder.Decode(_rows, _scores, Twice)).Region;
        Assert.Equal(224, region.CentreX, 2);
        Assert.Equal(224 + 20, region.CentreY, 2);
        Assert.Equal(2.5f * 100, region.Size, 2);
        Assert.Equal(0, region.Rotation, 4);
    }

    [Fact]
    public void The_better_of_two_sightings_of_a_body_is_kept_and_another_body_stays()
    {
        Set(2104, score: 1, hipsY: 0, scaleY: -40);
        Set(2105, score: 2, hipsY: 5, scaleY: -40);
        Set(1960, score: 1.5f, hipsY: 0, scaleY: -40);
        var regions = BlazeDetectorDecoder.Decode(_rows, _scores, Twice);
        Assert.Equal(2, regions.Count);
        Assert.Equal(224 + 10, regions[0].Region.CentreY, 2);
        Assert.Equal(448 * 0.5f / 7, regions[1].Region.CentreX, 2);
    }

    [Fact]
    public void Doubtful_sightings_are_dropped()
    {
        Set(2104, score: -1, hipsY: 0, scaleY: -40);
        Assert.Empty(BlazeDetectorDecoder.Decode(_rows, _scores, Twice));
    }

    private void Set(int anchor, float score, float hipsY, float scaleY)
    {
        _scores[anchor] = score;
        new float[] { 0, 0, 60, 60, 0, hipsY, 0, scaleY }.CopyTo(_rows, anchor * BlazeDetectorDecoder.RowLength);
    }
}
