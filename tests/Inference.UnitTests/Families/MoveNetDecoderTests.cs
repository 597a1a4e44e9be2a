using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>MoveNet and RTMDet tensors made by hand decode to the places that the formulas give.</summary>
public sealed class MoveNetDecoderTests
{
    private const int Map = MoveNetDecoder.Map;
    private const int Cells = Map * Map;

    private readonly float[] _centre = new float[Cells];
    private readonly float[] _heat = new float[MoveNetDecoder.Points * Cells];
    private readonly float[] _offset = new float[2 * MoveNetDecoder.Points * Cells];
    private readonly float[] _regress = new float[2 * MoveNetDecoder.Points * Cells];

    [Fact]
    public void A_point_is_the_peak_near_the_regressed_guess_plus_its_offset()
    {
        var body = Cell(20, 10);
        _centre[body] = 0.9f;
        const int Knee = (int)BodyPoint.LeftKnee;
        _regress[(2 * Knee * Cells) + body] = 15;
        _regress[(((2 * Knee) + 1) * Cells) + body] = 2;
        // The guess is row 35, column 12; a fainter peak beside it beats a stronger one far away.
        _heat[(Knee * Cells) + Cell(36, 13)] = 0.6f;
        _heat[(Knee * Cells) + Cell(5, 40)] = 0.9f;
        _offset[(2 * Knee * Cells) + Cell(36, 13)] = 0.25f;
        _offset[(((2 * Knee) + 1) * Cells) + Cell(36, 13)] = 0.75f;
        var points = MoveNetDecoder.Decode(_centre, _heat, _offset, _regress, new RegionOfInterest(240, 240, 480, 0));
        Assert.Equal(137.5f, points[Knee].X, 3);
        Assert.Equal(362.5f, points[Knee].Y, 3);
        Assert.Equal(0.6f, points[Knee].Score, 5);
    }

    [Fact]
    public void Feet_and_head_are_absent()
    {
        var points = MoveNetDecoder.Decode(_centre, _heat, _offset, _regress, new RegionOfInterest(240, 240, 480, 0));
        Assert.Equal(19, points.Count(point => point.IsPresent));
        Assert.All([BodyPoint.Head, BodyPoint.LeftToe, BodyPoint.RightHeel, BodyPoint.LeftSmallToe], point => Assert.False(points[(int)point].IsPresent));
    }

    [Fact]
    public void People_are_scaled_to_the_frame_and_doubtful_or_empty_boxes_dropped()
    {
        float[] rows = [10, 20, 30, 60, 0.9f, 1, 2, 3, 4, 0.2f, 50, 50, 50, 70, 0.8f];
        var person = Assert.Single(RtmDetector.Decode(rows, 4));
        Assert.Equal(new Person(0.9f, new Box(40, 80, 120, 240)), person);
    }

    private static int Cell(int row, int column) => (row * Map) + column;
}
