using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>Bins made by hand decode to the places that the formulas give, and a graph of RTMPose's shape gets the crop that it wants.</summary>
public sealed class RtmPoseTests
{
    private const int Columns = 2 * RtmPoseDecoder.Width;
    private const int Rows = 2 * RtmPoseDecoder.Height;

    private static readonly RegionOfInterest Roi = new(500, 400, 384, 0);

    private readonly float[] _columns = new float[RtmPoseDecoder.Points * Columns];
    private readonly float[] _rows = new float[RtmPoseDecoder.Points * Rows];

    [Fact]
    public void The_highest_bins_are_laid_back_into_the_frame()
    {
        Array.Fill(_columns, -1);
        Array.Fill(_rows, -1);
        // Two frame pixels for one of the crop, one for a bin: the crop spans x 308–692 and y 144–656.
        Set(BodyPoint.LeftKnee, 100, 300, 0.9f, 0.5f);
        var knee = Decode().Points[(int)BodyPoint.LeftKnee];
        Assert.Equal(308 + 101, knee.X, 2);
        Assert.Equal(144 + 301, knee.Y, 2);
        Assert.Equal(0.7f, knee.Score, 5);
    }

    [Fact]
    public void Scores_stay_between_nought_and_one_and_nought_is_absent()
    {
        Array.Fill(_columns, -1);
        Array.Fill(_rows, -1);
        Set(BodyPoint.LeftHip, 5, 5, 3, 2);
        var points = Decode().Points;
        Assert.Equal(1, points[(int)BodyPoint.LeftHip].Score);
        Assert.Equal(Keypoint.Absent, points[(int)BodyPoint.RightHip]);
    }

    [Fact]
    public void Presence_is_the_mean_score_of_the_clearer_half()
    {
        for (var point = 0; point < RtmPoseDecoder.Points; point++) Set((BodyPoint)point, 10, 10, point < 13 ? 0.1f : 0.8f, point < 13 ? 0.1f : 0.8f);
        Assert.Equal(0.8f, Decode().Presence, 4);
    }

    [Fact]
    public void The_next_crop_is_three_to_four_around_the_body_with_a_quarter_more()
    {
        // A body 100 wide and 300 high wants a crop of 281.25 × 375; one 300 wide and 100 high one of 375 × 500.
        Assert.Equal(281.25f, Spread(100, 300).Size, 1);
        Assert.Equal(375, Spread(300, 100).Size, 1);
    }

    [Fact]
    public void A_graph_of_its_shape_sees_the_crop_upright_and_in_place()
    {
        using var model = new RtmPose(new OnnxSession(NativeLibraryFile.LoadOrSkip(), BrightestColumn(), ExecutionProvider.Cpu));
        // A pixel of the frame is one of the crop; row k of it is white in column 20 + 5 k.
        using var frame = Pictures.Make(292, 356, (x, y) => y is >= 50 and < 76 && x - 50 == 20 + (5 * (y - 50)) ? 255 : 0);
        using var picture = new Picture(frame);
        var body = model.Find(picture, new RegionOfInterest(50 + 96, 50 + 128, 192, 0));
        Assert.All(body.Points.Index(), item =>
        {
            Assert.Equal(50 + 20 + (5 * item.Index) + 0.5f, item.Item.X, 0.01f);
            Assert.Equal(50 + 20 + (5 * item.Index) + 0.5f, item.Item.Y, 0.01f);
            Assert.Equal(1, item.Item.Score);
        });
    }

    [Fact]
    public void Colours_come_as_red_green_blue_with_their_own_mean_and_spread()
    {
        using var model = new RtmPose(new OnnxSession(NativeLibraryFile.LoadOrSkip(), BrightestColumn(), ExecutionProvider.Cpu));
        // Much red and little blue, then the other way round: the graph reads its first plane only.
        using var red = Pictures.Make(192, 256, (_, _) => 150, (_, _) => 100, (_, _) => 220);
        using var picture = new Picture(red);
        Assert.True(model.Find(picture, new RegionOfInterest(96, 128, 192, 0)).Presence > 0.9f);
        using var blue = Pictures.Make(192, 256, (_, _) => 150, (_, _) => 220, (_, _) => 50);
        using var other = new Picture(blue);
        Assert.True(model.Find(other, new RegionOfInterest(96, 128, 192, 0)).Presence < 0.1f);
    }

    /// <summary>A graph whose bins are the brightness along row k of the crop's first plane: bin 2 c of both axes is column c.</summary>
    private static byte[] BrightestColumn()
    {
        float[] Spread(int bins)
        {
            var weights = new float[RtmPoseDecoder.Width * bins];
            for (var column = 0; column < RtmPoseDecoder.Width; column++) weights[(column * bins) + (2 * column)] = 1;
            return weights;
        }

        return TinyModel.Make(
            [
                ("Slice", ["input", "starts", "ends", "axes"], "part"), ("Reshape", ["part", "shape"], "rows"),
                ("MatMul", ["rows", "across"], "simcc_x"), ("MatMul", ["rows", "down"], "simcc_y"),
            ],
            [
                ("starts", [2], new long[] { 0, 0 }), ("ends", [2], new long[] { 1, 26 }), ("axes", [2], new long[] { 1, 2 }),
                ("shape", [3], new long[] { -1, 26, 192 }),
                ("across", [192, Columns], Spread(Columns)), ("down", [192, Rows], Spread(Rows)),
            ],
            ("input", [-1, 3, 256, 192]),
            ("simcc_x", [-1, 26, Columns]),
            ("simcc_y", [-1, 26, Rows]));
    }

    private void Set(BodyPoint point, int column, int row, float across, float down)
    {
        _columns[((int)point * Columns) + column] = across;
        _rows[((int)point * Rows) + row] = down;
    }

    private RegionOfInterest Spread(int width, int height)
    {
        Array.Clear(_columns);
        Array.Clear(_rows);
        for (var point = 0; point < RtmPoseDecoder.Points; point++)
            Set((BodyPoint)point, point % 2 == 0 ? 20 : 20 + width, point % 2 == 0 ? 30 : 30 + height, 0.8f, 0.8f);
        return Decode().Next;
    }

    private BodySighting Decode() => RtmPoseDecoder.Decode(_columns, _rows, Roi);
}
