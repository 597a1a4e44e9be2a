using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>From raw keypoints to angles: faults of real tracks are repaired, hidden joints stay hidden, nothing fails.</summary>
public sealed class BodyTrackerTests
{
    [Fact]
    public void A_still_figure_keeps_its_angles_to_the_rounding_of_its_pixels()
    {
        var angles = Angles(new FigureCamera(), _ => StickFigure.Squat(1), 1);
        Assert.All(angles.Near(Joint.Knee), knee => Assert.Equal(45, knee, 1e-3));
        Assert.All(angles.Near(Joint.Ankle), ankle => Assert.Equal(55, ankle, 1e-3));
        Assert.All(angles.ThighElevation, thigh => Assert.Equal(-10, thigh, 1e-3));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(30000.0 / 1001)]
    [InlineData(60)]
    [InlineData(240)]
    public void A_moving_knee_is_followed_at_any_frame_rate(double rate) =>
        AssertFollowsSquat(new FigureCamera { Rate = rate }.Film(Squatting, 4), 0.3);

    [Fact]
    public void Uneven_doubled_and_missing_frames_change_nothing()
    {
        double[] jitter = [0, 0.004, -0.005, 0.002, 0.006, -0.003, 0];
        var times = Enumerable.Range(0, 240).Where(i => i % 41 != 17).Select(i => (i / 60.0) + jitter[i % 7]).ToList();
        times.Insert(50, times[50]);
        AssertFollowsSquat(new FigureCamera().Film(Squatting, [.. times]), 0.3);
    }

    [Fact]
    public void Noise_and_dropouts_leave_the_knee_within_the_noise_of_a_filtered_track() =>
        AssertFollowsSquat(new FigureCamera { Noise = 3, DropOut = 0.1 }.Film(Squatting, 4), 6, rootMeanSquare: 1.5);

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void Facing_and_mirroring_do_not_change_joint_angles(int direction, bool mirrored) =>
        AssertFollowsSquat(new FigureCamera { Direction = direction, Mirrored = mirrored }.Film(Squatting, 4), 0.3);

    [Fact]
    public void A_known_roll_is_taken_out_of_segment_angles()
    {
        var capture = new FigureCamera { Roll = 0.026 }.Film(_ => StickFigure.Squat(1), 1.0);
        Assert.Equal(55, JointAngles.Compute(BodyTracker.Track(capture, 6).Levelled(0.026, 0.001)).Shin[30], 1e-3);
        Assert.Equal(55 - (0.026 * 180 / Math.PI), JointAngles.Compute(BodyTracker.Track(capture, 6)).Shin[30], 1e-3);
    }

    [Fact]
    public void Doubtful_points_are_hidden_and_keep_their_score()
    {
        var body = BodyTracker.Track(new FigureCamera { FarScore = 0.49f }.Film(Squatting, 2), 6);
        Assert.All(body.X(BodyPoint.LeftKnee), x => Assert.Equal(double.NaN, x));
        Assert.All(body.X(BodyPoint.RightKnee), x => Assert.True(double.IsFinite(x)));
        Assert.All(body.Score(BodyPoint.LeftKnee), score => Assert.Equal(0.49, score, 1e-6));
        Assert.Equal(BodySide.Right, body.NearSide);
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    public void Only_holes_up_to_the_longest_gap_are_bridged(int frames, int unknown)
    {
        var capture = new FigureCamera().Film(Squatting, 3);
        var broken = Edit(
            capture, frame => frame.FrameId >= 60 && frame.FrameId < 60 + frames ? PoseFrame.Empty(frame.FrameId, frame.Time) : frame);
        Assert.Equal(unknown, BodyTracker.Track(broken, 6).X(BodyPoint.RightHip).Count(double.IsNaN));
    }

    [Fact]
    public void Frames_in_which_the_athlete_is_doubtful_count_as_empty()
    {
        var capture = new FigureCamera().Film(Squatting, 3);
        var doubtful = Edit(capture, frame => frame.FrameId < 60 ? frame with { Presence = 0.49f } : frame);
        var body = BodyTracker.Track(doubtful, 6);
        foreach (var point in Enum.GetValues<BodyPoint>())
        {
            Assert.All(body.X(point)[..60], x => Assert.Equal(double.NaN, x));
            Assert.Equal(0, body.Score(point)[30]);
        }
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(80, 0)]
    public void A_collapsed_skeleton_is_hidden_from_the_side_and_believed_from_the_front(double turn, int hidden)
    {
        var capture = new FigureCamera { Turn = turn }.Film(Squatting, 3);
        var collapsed = Edit(capture, frame => frame.FrameId is >= 60 and < 75 or >= 80 and < 90 ? Shrunk(frame) : frame);
        Assert.Equal(hidden, BodyTracker.Track(collapsed, 6).X(BodyPoint.RightKnee).Count(double.IsNaN));
    }

    [Fact]
    public void A_wild_point_is_removed_and_bridged()
    {
        var capture = new FigureCamera().Film(Squatting, 3);
        var wild = Edit(capture, frame => frame.FrameId is 70 or 71 ? Moved(frame, BodyPoint.RightAnkle, 150) : frame);
        AssertFollowsSquat(wild, 0.5);
    }

    [Fact]
    public void Swapped_legs_are_put_right()
    {
        // One leg squats while the other stands, so that sides can be told apart.
        var squat = new FigureCamera().Film(Squatting, 3);
        var stand = new FigureCamera().Film(_ => StickFigure.Squat(0), 3);
        BodyPoint[] legs = [BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe];
        var capture = Edit(squat, frame =>
        {
            var points = (Keypoint[])frame.Points.Clone();
            foreach (var left in legs)
            {
                points[(int)left] = stand.Frames[(int)frame.FrameId].Pose[left] with { X = stand.Frames[0].Pose[left].X - 200 };
                if (frame.FrameId is >= 80 and < 110)
                    (points[(int)left], points[(int)Skeleton.Mirror(left)]) = (points[(int)Skeleton.Mirror(left)], points[(int)left]);
            }

            return frame with { Points = points };
        });
        var knee = BodyTracker.Track(capture, 6).X(BodyPoint.RightKnee);
        var truth = BodyTracker.Track(squat, 6).X(BodyPoint.RightKnee);
        for (var i = 0; i < knee.Length; i++) Assert.Equal(truth[i], knee[i], 1e-9);
    }

    [Fact]
    public void Whatever_the_keypoints_are_every_series_has_its_length_and_nothing_fails() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).Two().ToArbitrary(),
            pair =>
            {
                var capture = Garbage(pair.Item1, pair.Item2 % 90);
                var body = BodyTracker.Track(capture, 6);
                var angles = JointAngles.Compute(body);
                var count = body.Time.Grid.Length;
                return Enum.GetValues<BodyPoint>().All(p => body.X(p).Length == count && body.Score(p).Length == count)
                    && angles.Export().Values.All(series => series.Length == capture.Frames.Count && !series.Any(double.IsInfinity));
            }).QuickCheckThrowOnFailure();

    private static StickFigure Squatting(double time) => StickFigure.Squat((1 - Math.Cos(Math.PI * time)) / 2);

    private static AngleSeries Angles(FigureCamera camera, Func<double, StickFigure> movement, double seconds) =>
        JointAngles.Compute(BodyTracker.Track(camera.Film(movement, seconds), 6));

    private static void AssertFollowsSquat(CaptureRecord capture, double tolerance, double rootMeanSquare = double.MaxValue)
    {
        var angles = JointAngles.Compute(BodyTracker.Track(capture, 6));
        var knee = angles.Export()[AngleNames.Near(Joint.Knee)];
        var truth = capture.Frames.Select(frame => 180 - (135 * (1 - Math.Cos(Math.PI * frame.Pose.Time.TotalSeconds)) / 2));
        var errors = knee.Zip(truth, (angle, exact) => angle - exact).ToArray();
        Assert.All(errors[10..^10], error => Assert.InRange(error, -tolerance, tolerance));
        Assert.InRange(Math.Sqrt(errors[10..^10].Average(e => e * e)), 0, rootMeanSquare);
    }

    private static CaptureRecord Edit(CaptureRecord capture, Func<PoseFrame, PoseFrame> edit) =>
        capture with { Frames = [.. capture.Frames.Select(frame => frame with { Pose = edit(frame.Pose) })] };

    private static PoseFrame Moved(PoseFrame frame, BodyPoint point, float by)
    {
        var points = (Keypoint[])frame.Points.Clone();
        points[(int)point] = points[(int)point] with { X = points[(int)point].X + by };
        return frame with { Points = points };
    }

    private static PoseFrame Shrunk(PoseFrame frame)
    {
        var (hip, shoulder) = (frame[BodyPoint.RightHip], frame[BodyPoint.RightShoulder]);
        var points = (Keypoint[])frame.Points.Clone();
        points[(int)BodyPoint.RightShoulder] = shoulder with { X = (hip.X + shoulder.X) / 2, Y = (hip.Y + shoulder.Y) / 2 };
        return frame with { Points = points };
    }

    private static CaptureRecord Garbage(int seed, int frames)
    {
#pragma warning disable CA5394 // reproducible garbage
        var random = new Random(seed);
        float[] numbers = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -1, 1e30f, 0.5f, 300, 301];
        var time = TimeSpan.Zero;
        var observations = new List<FrameObservation>();
        for (var i = 0; i < frames; i++)
        {
            time += TimeSpan.FromMilliseconds(random.Next(5) == 0 ? random.Next(-50, 5000) : 17);
            var points = Enumerable.Range(0, Skeleton.Count).Select(_ => new Keypoint(Any(), Any(), Any())).ToArray();
            observations.Add(new FrameObservation(new PoseFrame(i, time, Any(), points), []));
        }

        return new CaptureRecord(640, 480, observations);

        float Any() => random.Next(3) == 0 ? numbers[random.Next(numbers.Length)] : (float)random.NextDouble() * 500;
#pragma warning restore CA5394
    }
}
