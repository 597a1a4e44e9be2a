using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>Heat maps made by hand decode to the places that the formulas give.</summary>
public sealed class AikyPoseDecoderTests
{
    private const int Map = AikyPoseDecoder.Map;
    private const int Cells = Map * Map;

    private static readonly RegionOfInterest Roi = new(240, 340, 480, 0);

    private readonly float[] _maps = new float[AikyPoseDecoder.Points * Cells];
    private readonly float[] _scores = new float[AikyPoseDecoder.Points + 1];

    public AikyPoseDecoderTests()
    {
        Array.Fill(_maps, -100);
        Array.Fill(_scores, 3f);
        // Distinct peaks for all points: point k at row k, column 2 of its map.
        for (var point = 0; point < AikyPoseDecoder.Points; point++) _maps[Cell(point, point, 2)] = 5;
    }

    [Fact]
    public void A_lone_peak_is_the_centre_of_its_cell()
    {
        // Ten frame pixels a cell; the region begins at (0, 100).
        var points = Decode().Points;
        Assert.All(points.Index(), item => Near(25, 105 + (10 * item.Index), item.Item));
    }

    [Fact]
    public void The_place_is_the_mean_of_the_neighbours_by_their_exponentials()
    {
        const int Knee = (int)BodyPoint.LeftKnee;
        _maps[Cell(Knee, Knee, 3)] = 5 + MathF.Log(0.5f);
        _maps[Cell(Knee, Knee + 2, 2)] = 5 + MathF.Log(0.25f);
        // A twin beyond the window counts nothing.
        _maps[Cell(Knee, Knee + 3, 2)] = 4.9f;
        Near(25 + (10 * 0.5f / 1.75f), 105 + (10 * Knee) + (10 * 0.5f / 1.75f), Decode().Points[Knee]);
    }

    [Fact]
    public void At_the_corner_the_window_is_clipped()
    {
        const int Nose = (int)BodyPoint.Nose;
        Array.Fill(_maps, -100, 0, Cells);
        _maps[Cell(Nose, Map - 1, Map - 1)] = 1;
        _maps[Cell(Nose, Map - 1, Map - 2)] = 1;
        Near(470, 575, Decode().Points[Nose]);
    }

    [Fact]
    public void Scores_and_presence_are_logistic()
    {
        _scores[(int)BodyPoint.RightToe] = MathF.Log(3);
        _scores[^1] = -MathF.Log(4);
        var body = Decode();
        Assert.Equal(0.75f, body.Points[(int)BodyPoint.RightToe].Score, 5);
        Assert.Equal(0.2f, body.Presence, 5);
    }

    [Fact]
    public void The_next_region_is_an_upright_square_around_the_sure_points_only()
    {
        // Without the last four, points 0 to 21 stand in one column from y 105 to 315.
        Array.Fill(_scores, -3f, 22, 4);
        var next = Decode().Next;
        Assert.Equal(25, next.CentreX, 2);
        Assert.Equal(210, next.CentreY, 2);
        Assert.Equal(210 * 1.25f, next.Size, 1);
        Assert.Equal(0, next.Rotation);
    }

    [Fact]
    public void The_next_region_reaches_as_far_as_legs_that_are_not_seen()
    {
        // Only head, arms, neck (y 275) and hips (y 295) are sure: legs may reach 1.5 trunks from the hips in any direction.
        Array.Fill(_scores, -3f, (int)BodyPoint.LeftKnee, 4);
        Array.Fill(_scores, -3f, 20, 6);
        _maps[Cell((int)BodyPoint.Neck, 0, 0)] = 30;
        var next = Decode().Next;
        var body = Decode();
        var (neck, hips) = (body.Points[(int)BodyPoint.Neck], body.Points[(int)BodyPoint.HipCentre]);
        var trunk = MathF.Sqrt(((neck.X - hips.X) * (neck.X - hips.X)) + ((neck.Y - hips.Y) * (neck.Y - hips.Y)));
        Assert.True(next.CentreY + (next.Size / 2) >= hips.Y + (1.5f * trunk));
        Assert.True(next.CentreX - (next.Size / 2) <= hips.X - (1.5f * trunk));
    }

    [Fact]
    public void With_hardly_a_point_there_is_nowhere_to_look_next()
    {
        Array.Fill(_scores, -3f);
        Assert.False(Decode().Next.IsUsable);
    }

    [Fact]
    public void Neck_and_hips_are_the_models_own_unless_it_doubts_them()
    {
        Near(25, 105 + (10 * (int)BodyPoint.Neck), Decode().Points[(int)BodyPoint.Neck]);
        _scores[(int)BodyPoint.Neck] = -3;
        var between = Decode().Points[(int)BodyPoint.Neck];
        Near(25, 105 + (10 * ((int)BodyPoint.LeftShoulder + 0.5f)), between);
        Assert.Equal(1 / (1 + MathF.Exp(-3)), between.Score, 5);
        // Shoulders that are even less sure are no better.
        _scores[(int)BodyPoint.LeftShoulder] = -4;
        Near(25, 105 + (10 * (int)BodyPoint.Neck), Decode().Points[(int)BodyPoint.Neck]);
    }

    [Fact]
    public void Numbers_that_are_not_finite_make_a_point_absent()
    {
        Array.Fill(_maps, float.NaN, 0, Cells);
        _maps[Cell((int)BodyPoint.LeftEye, 1, 3)] = float.NaN;
        _scores[(int)BodyPoint.LeftHeel] = float.NaN;
        var points = Decode().Points;
        Assert.All([BodyPoint.Nose, BodyPoint.LeftEye, BodyPoint.LeftHeel], point => Assert.Equal(Keypoint.Absent, points[(int)point]));
        Assert.Equal(23, points.Count(point => point.IsPresent));
    }

    [Fact]
    public void Decoding_allocates_the_result_and_nothing_else()
    {
        const int Result = (Skeleton.Count * 12) + 100;
        // Wide arithmetic allocates until it was compiled for good, which takes some thousand rounds.
        for (var batch = 0; batch < 400; batch++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++) Decode();
            if (GC.GetAllocatedBytesForCurrentThread() - before <= 50 * Result) return;
        }

        Assert.Fail($"Each decoding allocates more than the {Result} bytes of its result.");
    }

    private static int Cell(int point, int row, int column) => (point * Cells) + (row * Map) + column;

    private static void Near(float x, float y, Keypoint point)
    {
        Assert.Equal(x, point.X, 0.01f);
        Assert.Equal(y, point.Y, 0.01f);
    }

    private BodySighting Decode() => AikyPoseDecoder.Decode(_maps, _scores, Roi);
}
