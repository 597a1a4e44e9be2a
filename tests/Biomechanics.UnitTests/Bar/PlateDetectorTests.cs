using System.Numerics;
using Aikynetix.Biomechanics.Bar;
using Aikynetix.Pose;
using Aikynetix.TestKit.Bar;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Bar;

/// <summary>Holds the plate detector to painted plates whose centre and size are known to a fraction of a pixel.</summary>
public sealed class PlateDetectorTests
{
    private const float BodyHeight = 420;
    private const float Radius = 62;
    private static readonly Vector2 Centre = new(300.37f, 268.81f);
    private static readonly Vector2 Hands = Centre + new Vector2(-12, -30);
    private readonly PlateDetector _detector = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.6)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.93, 0.08)]
    public void A_clean_plate_is_placed_to_a_third_of_a_pixel(float dx, float dy)
    {
        var centre = new Vector2(300 + dx, 268 + dy);
        var found = Best(new PlatePicture(640, 480).Plate(centre, new Vector2(Radius)), Hands);
        AssertPlate(found, centre, Radius, 0.3f);
        Assert.True(found.Score > 0.9f, $"{found.Score}");
    }

    [Theory]
    [InlineData(13)]
    [InlineData(31)]
    [InlineData(95)]
    [InlineData(170)]
    public void Plates_of_every_size_are_found_at_their_outer_rim(float radius)
    {
        var scale = radius / Radius;
        var centre = new Vector2(3.9f * radius, 4.1f * radius);
        var picture = new PlatePicture((int)(8 * radius), (int)(9 * radius)).Plate(centre, new Vector2(radius));
        using var frame = picture.ToFrame();
        var found = _detector.Detect(frame, LifterPose.Holding(centre, BodyHeight * scale));
        AssertPlate(found[0], centre, radius, 0.3f);
    }

    [Theory]
    [InlineData(30, 60)]
    [InlineData(35, 25)]
    [InlineData(225, 190)]
    [InlineData(60, 200)]
    public void Dark_bright_and_two_tone_plates_are_found_alike(float rim, float face) =>
        AssertPlate(Best(new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius), rim, face), Hands), Centre, Radius, 0.3f);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Noise_costs_less_than_a_pixel(int seed) =>
        AssertPlate(Best(new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius)).Noise(9, seed), Hands), Centre, Radius, 1);

    [Fact]
    public void Legs_and_arms_before_a_third_of_the_plate_cost_less_than_a_pixel()
    {
        var picture = new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius))
            .Cover((int)Centre.X - 26, 150, 36, 330, 140).Cover((int)Centre.X + 30, (int)Centre.Y - 70, 60, 45, 90).Noise(4, 5);
        var found = Best(picture, Hands);
        AssertPlate(found, Centre, Radius, 1);
        Assert.InRange(found.Score, 0.4f, 0.85f);
    }

    [Fact]
    public void A_plate_cut_by_the_edge_of_the_picture_is_still_found()
    {
        var centre = new Vector2(300.4f, 440.7f);
        AssertPlate(Best(new PlatePicture(640, 480).Plate(centre, new Vector2(Radius)), centre), centre, Radius, 1);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(11, 2)]
    public void Motion_blur_leaves_the_centre_in_the_middle_of_the_exposure(int travel, float tolerance)
    {
        var picture = new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius)).BlurVertically(travel).Noise(3, 7);
        var found = Best(picture, Hands);
        Assert.True(Vector2.Distance(new Vector2(found.X, found.Y), Centre) < tolerance, $"{found}");
    }

    [Fact]
    public void A_dark_plate_before_a_dark_wall_is_found()
    {
        var picture = new PlatePicture(640, 480, 40, 56).Disc(Centre, new Vector2(Radius), 30).Noise(2, 3);
        AssertPlate(Best(picture, Hands), Centre, Radius, 1);
    }

    [Fact]
    public void A_camera_ten_degrees_askew_shows_in_the_half_axes()
    {
        var axes = new Vector2(Radius * 0.984808f, Radius);
        var found = Best(new PlatePicture(640, 480).Plate(Centre, axes), Hands);
        AssertPlate(found, Centre, Radius, 0.3f);
        Assert.Equal(10, double.RadiansToDegrees(Math.Acos(found.RadiusX / found.RadiusY)), 1.0);
    }

    [Fact]
    public void The_plate_in_the_hands_comes_before_a_clearer_circle_far_away()
    {
        var picture = new PlatePicture(900, 600).Disc(new Vector2(700, 120), new Vector2(Radius), 20)
            .Plate(Centre, new Vector2(Radius)).Cover((int)Centre.X - 20, 150, 30, 330, 140);
        var found = Detect(picture, Hands);
        AssertPlate(found[0], Centre, Radius, 1);
    }

    [Theory]
    [InlineData(0.4f)]
    [InlineData(2.2f)]
    public void Circles_that_no_plate_beside_this_body_could_show_are_not_reported(float share)
    {
        var axes = new Vector2(Radius * share);
        var found = Detect(new PlatePicture(640, 480).Disc(Centre, axes, 30), Hands);
        Assert.DoesNotContain(found, p => MathF.Abs(p.RadiusY - axes.Y) < 0.2f * axes.Y);
    }

    [Fact]
    public void Nothing_is_found_in_noise()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            Assert.Empty(Detect(new PlatePicture(640, 480).Noise(4 + seed, seed), Hands));
        }
    }

    [Fact]
    public void At_most_four_candidates_are_kept_of_a_wall_of_plates()
    {
        var picture = new PlatePicture(640, 480);
        for (var i = 0; i < 12; i++) picture.Plate(new Vector2(100 + (i % 4 * 145), 90 + (i / 4 * 145)), new Vector2(Radius));
        var found = Detect(picture, Hands);
        Assert.Equal(FrameObservation.MaxPlates, found.Length);
        Assert.All(found, p => Assert.InRange(p.Score, 0.01f, 1f));
    }

    [Fact]
    public void Plates_on_the_floor_are_found_when_the_hands_are_elsewhere()
    {
        var pose = LifterPose.Holding(new Vector2(300, 160), BodyHeight);
        var ankle = pose[BodyPoint.LeftAnkle];
        var centre = new Vector2(ankle.X + 40, ankle.Y - 45);
        using var frame = new PlatePicture(640, 480).Plate(centre, new Vector2(Radius)).ToFrame();
        AssertPlate(_detector.Detect(frame, pose)[0], centre, Radius, 0.3f);
    }

    [Fact]
    public void The_same_picture_always_gives_the_same_answer_on_any_thread()
    {
        using var frame = new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius)).Noise(6, 1).ToFrame();
        using var other = new PlatePicture(1280, 960).Plate(Centre * 2, new Vector2(2 * Radius)).Noise(6, 2).ToFrame();
        var pose = LifterPose.Holding(Hands, BodyHeight);
        var expected = _detector.Detect(frame, pose);
        var results = new PlateCircle[64][];
        Parallel.For(0, results.Length, i =>
        {
            _detector.Detect(other, LifterPose.Holding(2 * Hands, 2 * BodyHeight));
            results[i] = _detector.Detect(frame, pose);
        });
        Assert.NotEmpty(expected);
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void An_absent_athlete_gives_no_size_and_so_no_plate()
    {
        using var frame = new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius)).ToFrame();
        Assert.Empty(_detector.Detect(frame, PoseFrame.Empty(0, TimeSpan.Zero)));
        Assert.Empty(_detector.Detect(frame, new PoseFrame(0, TimeSpan.Zero, 1, [])));
    }

    [Fact]
    public void Hidden_wrists_are_no_reason_to_miss_the_plate()
    {
        var pose = LifterPose.Holding(Hands, BodyHeight);
        pose.Points[(int)BodyPoint.LeftWrist] = pose.Points[(int)BodyPoint.RightWrist] = Keypoint.Absent;
        using var frame = new PlatePicture(640, 480).Plate(Centre, new Vector2(Radius)).ToFrame();
        AssertPlate(_detector.Detect(frame, pose)[0], Centre, Radius, 0.3f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(500, 1)]
    [InlineData(2, 3)]
    [InlineData(37, 41)]
    [InlineData(101, 63)]
    [InlineData(333, 21)]
    public void Tiny_and_odd_pictures_never_throw(int width, int height)
    {
        foreach (var bodyHeight in new[] { 10f, 60f, 200f, 5000f })
        {
            using var frame = new PlatePicture(width, height).Noise(30, width).ToFrame();
            var found = _detector.Detect(frame, LifterPose.Holding(new Vector2(width / 2f, height / 2f), bodyHeight));
            Assert.True(found.Length <= FrameObservation.MaxPlates);
        }
    }

    [Fact]
    public void Any_keypoints_give_finite_candidates()
    {
        using var frame = new PlatePicture(211, 157).Plate(new Vector2(100, 80), new Vector2(30)).Noise(8, 9).ToFrame();
        var wild = new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -1e30f, 1e9f, 0, -1 };
        var coordinate = Gen.OneOf(Gen.Choose(-300, 500).Select(v => v + 0.3f), Gen.Elements(wild));
        var point = from x in coordinate from y in coordinate from s in Gen.Choose(0, 100) select new Keypoint(x, y, s / 100f);
        var pose = point.ArrayOf(Skeleton.Count).Select(points => new PoseFrame(0, TimeSpan.Zero, 1, points));
        Check.QuickThrowOnFailure(Prop.ForAll(pose.ToArbitrary(), p => Assert.All(_detector.Detect(frame, p), AssertFinite)));
    }

    private static void AssertFinite(PlateCircle plate) => Assert.True(
        float.IsFinite(plate.X + plate.Y) && plate is { RadiusX: > 0 and < 1e4f, RadiusY: > 0 and < 1e4f, Score: > 0 and <= 1 },
        $"{plate}");

    private static void AssertPlate(PlateCircle found, Vector2 centre, float radius, float tolerance)
    {
        Assert.True(Vector2.Distance(new Vector2(found.X, found.Y), centre) < tolerance, $"{found} instead of {centre}");
        Assert.True(MathF.Abs(found.RadiusY - radius) < MathF.Max(0.01f * radius, 0.2f), $"{found} instead of {radius}");
    }

    private PlateCircle Best(PlatePicture picture, Vector2 hands)
    {
        var found = Detect(picture, hands);
        Assert.NotEmpty(found);
        return found[0];
    }

    private PlateCircle[] Detect(PlatePicture picture, Vector2 hands)
    {
        using var frame = picture.ToFrame();
        return _detector.Detect(frame, LifterPose.Holding(hands, BodyHeight));
    }
}
