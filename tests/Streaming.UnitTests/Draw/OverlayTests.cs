using System.Numerics;
using Aikynetix.Pose;
using Aikynetix.Streaming.Draw;

namespace Aikynetix.Streaming.UnitTests.Draw;

/// <summary>The overlay lies where the body is, says what was asked for, and leaves the rest of the picture alone.</summary>
public sealed class OverlayTests
{
    private const int Width = 640;
    private const int Height = 480;
    private static readonly TimeSpan[] Times = [.. Enumerable.Range(0, 30).Select(i => TimeSpan.FromTicks(i * 333_333L))];

    private static readonly (BodyPoint From, BodyPoint To)[] NearBones =
    [
        (BodyPoint.RightShoulder, BodyPoint.RightElbow), (BodyPoint.RightElbow, BodyPoint.RightWrist), (BodyPoint.RightHip, BodyPoint.RightKnee),
        (BodyPoint.RightKnee, BodyPoint.RightAnkle), (BodyPoint.RightHeel, BodyPoint.RightToe),
    ];

    [Fact]
    public void Bones_and_joints_are_drawn_where_the_points_are()
    {
        using var frame = Paint(Figure.Plan(Width, Height, Times, joints: ["elbow"]), bare: true);
        var near = Ink.Of(Palette.Near, frame.Color);
        foreach (var (from, to) in NearBones)
        {
            var middle = (Figure.Place(from, Width, Height) + Figure.Place(to, Width, Height)) / 2;
            Assert.Equal(near.Y, At(frame, middle));
        }

        Assert.Equal(Ink.Of(Palette.Spine, frame.Color).Y, At(frame, Figure.Place(BodyPoint.RightKnee, Width, Height)));
    }

    [Fact]
    public void A_bare_overlay_touches_nothing_beside_the_body()
    {
        using var frame = Paint(Figure.Plan(Width, Height, Times), bare: true);
        var (changed, outside) = (0, 0);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (frame.Y[(y * Width) + x] == 115) continue;
                changed++;
                // The arm, the foot and the number at the knee reach farthest from the middle.
                if (Math.Abs(x - (Width / 2)) > 0.22 * Height || y < 0.1 * Height || y > 0.94 * Height) outside++;
            }
        }

        Assert.InRange(changed, 1500, 30_000);
        Assert.Equal(0, outside);
    }

    [Fact]
    public void Points_that_the_model_did_not_see_are_left_out()
    {
        var plan = Figure.Plan(Width, Height, Times, unseen: [BodyPoint.LeftWrist, BodyPoint.RightWrist]);
        using var frame = Paint(plan, bare: true);
        var (elbow, wrist) = (Figure.Place(BodyPoint.RightElbow, Width, Height), Figure.Place(BodyPoint.RightWrist, Width, Height));
        Assert.Equal(115, At(frame, Vector2.Lerp(elbow, wrist, 0.7f)));
        Assert.NotEqual(115, At(frame, (elbow + Figure.Place(BodyPoint.RightShoulder, Width, Height)) / 2));
    }

    [Fact]
    public void Only_the_joints_that_were_asked_for_have_angles()
    {
        Assert.Equal([BodyPoint.RightKnee], Figure.Plan(Width, Height, Times, ["knee"]).Angles.Select(angle => angle.Joint));
        Assert.Equal([BodyPoint.RightKnee, BodyPoint.RightHip], Figure.Plan(Width, Height, Times, []).Angles.Select(angle => angle.Joint));
        Assert.Empty(Figure.Plan(Width, Height, Times, ["ankle"]).Angles);

        using var knee = Paint(Figure.Plan(Width, Height, Times, ["knee"]), bare: true);
        using var none = Paint(Figure.Plan(Width, Height, Times, ["ankle"]), bare: true);
        var angle = Ink.Of(Palette.Angle, knee.Color);
        Assert.Contains(knee.Y.ToArray().Zip(none.Y.ToArray()), pixel => pixel.First == angle.Y && pixel.Second != angle.Y);
    }

    [Fact]
    public void Pictures_without_anybody_or_that_were_not_analyzed_stay_as_they_are()
    {
        var plan = Figure.Plan(Width, Height, Times, isThere: i => i != 3);
        using var nobody = Paint(plan, Times[3]);
        Assert.Equal(-1, nobody.Y.IndexOfAnyExcept((byte)115));
        using var elsewhere = Paint(plan, TimeSpan.FromSeconds(7));
        Assert.Equal(-1, elsewhere.Y.IndexOfAnyExcept((byte)115));
        using var somebody = Paint(plan, Times[4]);
        Assert.NotEqual(-1, somebody.Y.IndexOfAnyExcept((byte)115));
    }

    [Fact]
    public void A_picture_shows_the_frame_that_is_nearest_to_it()
    {
        var plan = Figure.Plan(Width, Height, Times);
        for (var i = 0; i < Times.Length; i++)
        {
            Assert.Equal(i, plan.FrameAt(Times[i]));
            Assert.Equal(i, plan.FrameAt(Times[i] + TimeSpan.FromMilliseconds(10)));
            Assert.Equal(Times[i], plan.PlaceOf(Times[i].TotalSeconds + 0.004));
        }
    }

    [Fact]
    public void A_slow_motion_clip_shows_true_times_at_places_of_the_video()
    {
        var plan = Figure.Plan(Width, Height, Times, slowMotion: 8);
        Assert.Equal(Times[16].TotalSeconds / 8, plan.Seconds[16], 9);
        Assert.Equal(Times[16], plan.PlaceOf(Times[16].TotalSeconds / 8));
        Assert.Equal(16, plan.FrameAt(Times[16] + TimeSpan.FromMilliseconds(10)));
        Assert.Equal(-1, plan.FrameAt(Times[^1] + TimeSpan.FromMilliseconds(40)));
    }

    [Theory]
    [InlineData(640, 480, true)]
    [InlineData(480, 640, false)]
    public void The_ribbon_marks_the_moment_at_the_edge_where_no_foot_is(int width, int height, bool isAbove)
    {
        var plan = Figure.Plan(width, height, Times);
        Assert.Equal(["BRAKING", "TAKEOFF"], plan.Phases.Phases.Select(phase => phase.Name));
        Assert.Equal(0, plan.Phases.At(0.1));
        Assert.Equal(1, plan.Phases.At(0.7));
        Assert.InRange(Brightest(Times[2]), 0, width / 4);
        Assert.InRange(Brightest(Times[27]), width * 3 / 4, width);

        // The mark stands out of the ribbon: in its row below the blocks nothing else is white.
        int Brightest(TimeSpan time)
        {
            using var frame = new VideoFrame(width, height, 0, time, new YuvColor(true, false), 0);
            frame.Pixels.Span.Fill(115);
            new OverlayPainter(plan).Paint(frame);
            return frame.Y.Slice((int)((isAbove ? 50.2 : height - 9.6) - 6.2) * width, width).IndexOfAnyInRange((byte)220, (byte)255);
        }
    }

    [Fact]
    public void Drawing_allocates_nothing_after_the_first_picture()
    {
        var painter = new OverlayPainter(Figure.Plan(Width, Height, Times, []));
        using var frame = MaskTests.Grey(Width, Height);
        for (var i = 0; i < 3; i++) painter.Paint(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) painter.Paint(frame);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1024);
    }

    private static VideoFrame Paint(OverlayPlan plan, TimeSpan? time = null, bool bare = false)
    {
        var frame = new VideoFrame(Width, Height, 0, time ?? Times[5], new YuvColor(true, false), 0);
        frame.Pixels.Span[..(Width * Height)].Fill(115);
        frame.Pixels.Span[(Width * Height)..].Fill(128);
        new OverlayPainter(plan).Paint(frame, bare);
        return frame;
    }

    private static byte At(VideoFrame frame, Vector2 place) => frame.Y[((int)place.Y * Width) + (int)place.X];
}
