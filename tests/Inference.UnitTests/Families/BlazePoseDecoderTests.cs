using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>BlazePose tensors made by hand decode to the places and scores that the formulas give.</summary>
public sealed class BlazePoseDecoderTests
{
    private const int Map = BlazePoseDecoder.Map;
    private static readonly RegionOfInterest Unit = new(128, 128, 256, 0);

    private readonly float[] _landmarks = new float[BlazePoseDecoder.Rows * BlazePoseDecoder.RowLength];
    private readonly float[] _heat = new float[BlazePoseDecoder.Rows * Map * Map];

    public BlazePoseDecoderTests() => Array.Fill(_heat, -20);

    [Fact]
    public void Without_a_sure_cell_the_regression_stands()
    {
        Place(row: 25, x: 64, y: 192, visibility: 0, presence: 20);
        var knee = Decode(Unit)[(int)BodyPoint.LeftKnee];
        Assert.Equal(64, knee.X, 3);
        Assert.Equal(192, knee.Y, 3);
        Assert.Equal(0.5f, knee.Score, 3);
    }

    [Fact]
    public void A_score_is_visibility_times_presence()
    {
        Place(row: 28, x: 10, y: 10, visibility: MathF.Log(3), presence: MathF.Log(4));
        Assert.Equal(0.75f * 0.8f, Decode(Unit)[(int)BodyPoint.RightAnkle].Score, 4);
    }

    [Fact]
    public void The_heat_map_within_three_cells_moves_a_point_to_its_weighted_mean()
    {
        Place(row: 11, x: 100, y: 100, visibility: 0, presence: 0);
        // Regression falls into cell (25, 25); two equal peaks at columns 26 and 28 pull it between them.
        _heat[(11 * Map * Map) + (25 * Map) + 26] = 20;
        _heat[(11 * Map * Map) + (25 * Map) + 28] = 20;
        // A third peak is out of the window and must not count.
        _heat[(11 * Map * Map) + (25 * Map) + 29] = 20;
        var shoulder = Decode(Unit)[(int)BodyPoint.LeftShoulder];
        Assert.Equal(27 * 4, shoulder.X, 2);
        Assert.Equal(25 * 4, shoulder.Y, 2);
    }

    [Fact]
    public void Points_are_laid_back_into_the_turned_region()
    {
        Place(row: 0, x: 192, y: 128, visibility: 0, presence: 0);
        var nose = Decode(new RegionOfInterest(500, 300, 400, MathF.PI / 2))[(int)BodyPoint.Nose];
        Assert.Equal(500, nose.X, 2);
        Assert.Equal(400, nose.Y, 2);
    }

    [Fact]
    public void Points_that_the_family_lacks_are_absent_and_middles_lie_between()
    {
        Place(row: 11, x: 40, y: 60, visibility: 20, presence: 20);
        Place(row: 12, x: 60, y: 80, visibility: 0, presence: 20);
        var points = Decode(Unit);
        Assert.All([BodyPoint.Head, BodyPoint.LeftSmallToe, BodyPoint.RightSmallToe], point => Assert.False(points[(int)point].IsPresent));
        Assert.Equal(23, points.Count(point => point.IsPresent));
        var neck = points[(int)BodyPoint.Neck];
        Assert.Equal((50f, 70f, 0.5f), (MathF.Round(neck.X, 2), MathF.Round(neck.Y, 2), MathF.Round(neck.Score, 3)));
    }

    [Fact]
    public void Each_row_lands_on_its_own_body_point()
    {
        for (var row = 0; row < 33; row++) Place(row, x: 5 * row, y: 250 - row, visibility: 0, presence: 0);
        var points = Decode(Unit);
        (BodyPoint Point, int Row)[] expected =
        [
            (BodyPoint.Nose, 0), (BodyPoint.LeftEye, 2), (BodyPoint.RightEye, 5), (BodyPoint.LeftEar, 7), (BodyPoint.RightEar, 8),
            (BodyPoint.LeftShoulder, 11), (BodyPoint.RightElbow, 14), (BodyPoint.LeftWrist, 15), (BodyPoint.RightHip, 24), (BodyPoint.LeftKnee, 25),
            (BodyPoint.RightAnkle, 28), (BodyPoint.LeftHeel, 29), (BodyPoint.RightHeel, 30), (BodyPoint.LeftToe, 31), (BodyPoint.RightToe, 32),
        ];
        Assert.All(expected, pair => Assert.Equal(5 * pair.Row, points[(int)pair.Point].X, 2));
    }

    [Theory]
    [InlineData(100, 60, 0)]
    [InlineData(140, 100, MathF.PI / 2)]
    [InlineData(60, 100, -MathF.PI / 2)]
    public void The_next_region_stands_upright_along_the_body(float scaleX, float scaleY, float turn)
    {
        var region = BlazePoseDecoder.Align((100, 100), (scaleX, scaleY));
        Assert.Equal((100f, 100f), (region.CentreX, region.CentreY));
        Assert.Equal(100, region.Size, 3);
        Assert.Equal(turn, region.Rotation, 5);
    }

    private Keypoint[] Decode(RegionOfInterest region) => BlazePoseDecoder.Decode(_landmarks, 1, _heat, region).Points;

    private void Place(int row, float x, float y, float visibility, float presence) =>
        new[] { x, y, 0, visibility, presence }.CopyTo(_landmarks, row * BlazePoseDecoder.RowLength);
}
