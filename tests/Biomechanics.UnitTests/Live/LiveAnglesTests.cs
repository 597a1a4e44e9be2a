using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Live;

/// <summary>Live angles against the finished analysis and against what is known of scripted athletes.</summary>
public sealed class LiveAnglesTests
{
    private static readonly LifterOptions Rough = new() { FramesPerSecond = 30, PoseNoise = 3, DropOut = 0.05 };

    public static TheoryData<LiftScript> Lifts => [LiftScript.Snatch(), LiftScript.CleanAndJerk(), LiftScript.Deadlift()];

    [Fact]
    public void Names_come_in_the_published_order() => Assert.Equal(
        [
            "lank_angle", "rank_angle", "lkne_angle", "rkne_angle", "lhip_angle", "rhip_angle", "lsho_angle", "rsho_angle", "lelb_angle", "relb_angle",
            "ank_angle", "kne_angle", "hip_angle", "sho_angle", "elb_angle", "shin_angle", "torso_angle",
        ],
        LiveAngles.Names);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_still_figure_has_the_angles_of_the_finished_analysis(int direction)
    {
        var film = new FigureCamera { Direction = direction }.Film(_ => new StickFigure(20, 60, 40, 30), 1);
        var run = LiveRun.Of(film, LiveRun.Context("squat"));
        var finished = JointAngles.Compute(BodyTracker.Track(film, 6));
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var joint in Enum.GetValues<Joint>()) Assert.Equal(finished.Of(side, joint)[^1], run.Angle(side, joint)[^1], 0.01);
        }

        Assert.Equal(finished.Shin[^1], run.Angle(AngleNames.Shin)[^1], 0.01);
        Assert.Equal(finished.Torso[^1], run.Angle(AngleNames.Torso)[^1], 0.01);
        Assert.Equal(direction > 0 ? ("right", CameraView.SideRight) : ("left", CameraView.SideLeft), (run.State.NearSide, run.State.View));
        Assert.Equal(run.Angle(finished.NearSide, Joint.Knee), run.Angle(AngleNames.Near(Joint.Knee)));
        Assert.All(run.Readings[^1].Validity, validity => Assert.InRange(validity, 0.7, 1));
    }

    [Theory]
    [MemberData(nameof(Lifts))]
    public void Noisy_angles_follow_the_truth_within_a_short_lag(LiftScript script)
    {
        var run = LiveRun.Of(script, Rough, "clean");
        var truth = JointAngles.Compute(BodyTracker.Track(SyntheticLifter.Film(script, new LifterOptions { FramesPerSecond = 30 }), 6));
        foreach (var joint in new[] { Joint.Knee, Joint.Hip })
        {
            var (live, exact) = (run.Angle(BodySide.Right, joint), truth.Of(BodySide.Right, joint));
            Assert.InRange(live.Count(double.IsFinite), 0.95 * live.Length, live.Length);
            // Best fit at a lag of at most 0.1 s, and there within 3°.
            Assert.InRange(Enumerable.Range(0, 4).Min(lag => Rms(live, exact, lag)), 0, 3);
        }

        static double Rms(double[] live, double[] exact, int lag) => Math.Sqrt(
            Enumerable.Range(30, live.Length - 35).Where(i => double.IsFinite(live[i])).Average(i => Math.Pow(live[i] - exact[i - lag], 2)));
    }

    [Theory]
    [MemberData(nameof(Lifts))]
    public void No_angle_jumps_where_the_truth_stands_almost_still(LiftScript script)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var options = Rough with { DropOut = 0.1, Seed = seed };
            var run = LiveRun.Of(script, options, "clean");
            var truth = JointAngles.Compute(BodyTracker.Track(SyntheticLifter.Film(script, new LifterOptions { FramesPerSecond = 30 }), 6));
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var (live, exact) = (run.Angle(BodySide.Right, joint), truth.Of(BodySide.Right, joint));
                for (var i = 5; i < Math.Min(live.Length, exact.Length); i++)
                {
                    // The live angle may still be catching up with what the truth did in the tenth of a second before.
                    var moved = exact[(i - 4)..(i + 1)].Max() - exact[(i - 4)..(i + 1)].Min();
                    if (moved < 10 && double.IsFinite(live[i]) && double.IsFinite(live[i - 1])) Assert.InRange(Math.Abs(live[i] - live[i - 1]), 0, 30);
                }
            }
        }
    }

    [Fact]
    public void A_mirrored_athlete_has_the_same_angles_on_the_other_side()
    {
        var (movement, seconds, _) = LiveRun.Squats(2);
        var right = LiveRun.Of(new FigureCamera { Direction = 1 }.Film(movement, seconds), LiveRun.Context("squat"));
        var left = LiveRun.Of(new FigureCamera { Direction = -1 }.Film(movement, seconds), LiveRun.Context("squat"));
        foreach (var joint in Enum.GetValues<Joint>())
        {
            foreach (var (a, b) in right.Angle(AngleNames.Near(joint)).Zip(left.Angle(AngleNames.Near(joint)))) Assert.Equal(a, b, 0.05);
        }

        Assert.Equal(right.State.Repetitions, left.State.Repetitions);
    }

    [Fact]
    public void Legs_taken_for_each_other_for_a_moment_stay_on_their_side()
    {
        // Seen from the front quarter the legs lie apart.
        static StickFigure Still(double time) => new(10, 30, 10, 20);
        var film = new FigureCamera { Turn = 70 }.Film(Still, 2);
        var mixed = film.Frames.Select((frame, i) => i is < 40 or > 50 ? frame : frame with { Pose = frame.Pose with { Points = SwapLegs(frame.Pose.Points) } });
        var run = LiveRun.Of(film with { Frames = [.. mixed] }, LiveRun.Context("squat"));
        var clean = LiveRun.Of(film, LiveRun.Context("squat"));
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var (a, b) in clean.Angle(side, Joint.Ankle).Zip(run.Angle(side, Joint.Ankle)).Skip(20)) Assert.Equal(a, b, 3.0);
        }
    }

    [Fact]
    public void What_is_lost_is_held_for_a_moment_then_unknown_and_starts_anew()
    {
        var film = new FigureCamera { Rate = 30 }.Film(time => new StickFigure(20, time < 1.5 ? 60 : 20, 30, 0), 3);
        var frames = film.Frames.Select((frame, i) => i is < 30 or >= 45 ? frame : new FrameObservation(PoseFrame.Empty(i, frame.Pose.Time), []));
        var knee = LiveRun.Of(film with { Frames = [.. frames] }, LiveRun.Context("squat")).Angle(AngleNames.Near(Joint.Knee));
        Assert.Equal(knee[29], knee[31]);
        Assert.All(knee[35..45], angle => Assert.True(double.IsNaN(angle)));
        // The first look after the gap is no mixture with what was before it.
        Assert.Equal(knee[^1], knee[45], 0.5);
    }

    private static Keypoint[] SwapLegs(Keypoint[] points)
    {
        var swapped = (Keypoint[])points.Clone();
        foreach (var left in new[] { BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe })
            (swapped[(int)left], swapped[(int)Skeleton.Mirror(left)]) = (points[(int)Skeleton.Mirror(left)], points[(int)left]);
        return swapped;
    }
}
