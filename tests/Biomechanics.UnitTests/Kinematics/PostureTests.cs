using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>Facing, near side and view are decided once and rightly.</summary>
public sealed class PostureTests
{
    [Theory]
    [InlineData(1, 0, CameraView.SideRight)]
    [InlineData(-1, 0, CameraView.SideLeft)]
    [InlineData(1, 20, CameraView.SideRight)]
    [InlineData(-1, -20, CameraView.SideLeft)]
    [InlineData(1, 45, CameraView.Oblique)]
    [InlineData(-1, 50, CameraView.Oblique)]
    [InlineData(1, 80, CameraView.Front)]
    [InlineData(1, 100, CameraView.Front)]
    public void View_follows_the_turn_of_the_athlete(int direction, double turn, string view) =>
        Assert.Equal(view, Track(new FigureCamera { Direction = direction, Turn = turn, Noise = 2 }).View);

    [Theory]
    [InlineData(1, Facing.Right, BodySide.Right)]
    [InlineData(-1, Facing.Left, BodySide.Left)]
    public void Feet_tell_the_facing_and_confidence_the_near_side(int direction, Facing facing, BodySide near)
    {
        var body = Track(new FigureCamera { Direction = direction });
        Assert.Equal((facing, near, false), (body.Facing, body.NearSide, body.MirroredOrSwapped));
    }

    [Fact]
    public void Without_a_clear_difference_the_near_side_is_the_one_the_facing_shows() =>
        Assert.Equal(BodySide.Left, Track(new FigureCamera { Direction = -1, FarScore = 0.95f }).NearSide);

    [Fact]
    public void A_mirrored_video_is_noticed()
    {
        var body = Track(new FigureCamera { Mirrored = true });
        Assert.Equal((Facing.Left, BodySide.Right, true), (body.Facing, body.NearSide, body.MirroredOrSwapped));
    }

    [Theory]
    [InlineData(1, Facing.Right)]
    [InlineData(-1, Facing.Left)]
    public void Without_feet_the_nose_tells_the_facing(int direction, Facing facing) =>
        Assert.Equal(facing, Track(new FigureCamera { Direction = direction }, hidden: [.. Feet]).Facing);

    [Theory]
    [InlineData(1, Facing.Right)]
    [InlineData(-1, Facing.Left)]
    public void Without_feet_and_face_the_way_of_travel_tells_the_facing(int direction, Facing facing)
    {
        BodyPoint[] hidden = [.. Feet, BodyPoint.Nose];
        Assert.Equal(facing, Track(new FigureCamera(), hidden, frame => (float)(direction * 100 * frame.Time.TotalSeconds)).Facing);
    }

    [Fact]
    public void Facing_does_not_flip_while_the_feet_jitter()
    {
        var body = Track(new FigureCamera { Noise = 60 });
        Assert.Equal(Facing.Right, body.Facing);
    }

    [Fact]
    public void A_capture_without_a_body_is_nothing_in_particular()
    {
        var body = BodyTracker.Track(new CaptureRecord(640, 480, [new(PoseFrame.Empty(0, TimeSpan.Zero), [])]), 6);
        Assert.Equal((CameraView.Oblique, false, double.NaN), (body.View, body.MirroredOrSwapped, body.BodyHeight));
    }

    [Fact]
    public void Body_height_is_guessed_within_a_tenth() =>
        Assert.InRange(Track(new FigureCamera()).BodyHeight, StickFigure.Height * 400 * 0.9, StickFigure.Height * 400 * 1.1);

    private static IEnumerable<BodyPoint> Feet =>
        [BodyPoint.LeftToe, BodyPoint.RightToe, BodyPoint.LeftHeel, BodyPoint.RightHeel];

    private static BodyTrack Track(FigureCamera camera, BodyPoint[]? hidden = null, Func<PoseFrame, float>? travel = null)
    {
        var capture = camera.Film(time => StickFigure.Squat((1 - Math.Cos(Math.PI * time)) / 2), 3);
        var frames = capture.Frames.Select(frame => frame with { Pose = Edit(frame.Pose) });
        return BodyTracker.Track(capture with { Frames = [.. frames] }, 6);

        PoseFrame Edit(PoseFrame pose) => pose with
        {
            Points = [.. pose.Points.Select((point, i) => hidden?.Contains((BodyPoint)i) == true
                ? Keypoint.Absent
                : point with { X = point.X + (travel?.Invoke(pose) ?? 0) })],
        };
    }
}
