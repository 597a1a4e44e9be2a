using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>Angles of figures whose angles are known, in every facing and roll.</summary>
public sealed class JointAnglesTests
{
    private const double Exact = 1e-9;

    private static readonly (Facing Facing, double Roll)[] Views =
        [(Facing.Right, 0), (Facing.Left, 0), (Facing.Right, 0.026), (Facing.Left, -0.3)];

    [Fact]
    public void Knee_is_inclusive_for_any_bend() =>
        Prop.ForAll(
            Gen.Choose(6, 214).Two().ToArbitrary(),
            pair =>
            {
                double inclusive = pair.Item1;
                var bend = (180 - inclusive) * Math.PI / 180;
                var chain = new Chain().With(BodyPoint.LeftHip, (0, 1)).With(BodyPoint.LeftKnee, (0, 0.5))
                    .With(BodyPoint.LeftAnkle, (-0.5 * Math.Sin(bend), 0.5 - (0.5 * Math.Cos(bend))));
                var angle = JointAngles.Compute(chain.Seen(Facing.Left, pair.Item2 / 100.0)).Of(BodySide.Left, Joint.Knee)[0];
                return Math.Abs(angle - inclusive) < Exact;
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0, 180)]
    [InlineData(-0.5, 0.5, 90)]
    public void Knee_of_the_reference_chain(double x, double y, double inclusive)
    {
        var chain = new Chain().With(BodyPoint.LeftHip, (0, 1)).With(BodyPoint.LeftKnee, (0, 0.5)).With(BodyPoint.LeftAnkle, (x, y));
        foreach (var (facing, roll) in Views)
            Assert.Equal(inclusive, JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Knee)[0], Exact);
    }

    [Fact]
    public void Squat_figure_has_its_closed_form_angles_in_every_view()
    {
        foreach (var (facing, roll) in Views)
        {
            var angles = JointAngles.Compute(Squat().Seen(facing, roll));
            Assert.Equal(45, angles.Near(Joint.Knee)[0], Exact);
            Assert.Equal(45, angles.Near(Joint.Hip)[0], Exact);
            Assert.Equal(55, angles.Near(Joint.Ankle)[0], Exact);
            Assert.Equal(55, angles.Shin[0], Exact);
            Assert.Equal(55, angles.Torso[0], Exact);
            Assert.Equal(-10, angles.ThighElevation[0], Exact);
        }
    }

    [Fact]
    public void Segment_angles_are_off_by_the_roll_until_it_is_known()
    {
        var body = Squat().Seen(Facing.Right, 0.1);
        var unaware = new BodyTrack(
            body.Time,
            new Posture(Facing.Right, BodySide.Right, CameraView.SideRight, false),
            400,
            [.. Enum.GetValues<BodyPoint>().Select(body.X)],
            [.. Enum.GetValues<BodyPoint>().Select(body.Y)],
            [.. Enum.GetValues<BodyPoint>().Select(body.Score)]);
        Assert.Equal(55 - (0.1 * 180 / Math.PI), JointAngles.Compute(unaware).Shin[0], Exact);
        Assert.Equal(45, JointAngles.Compute(unaware).Near(Joint.Knee)[0], Exact);
    }

    [Theory]
    [InlineData(-100, 190)]
    [InlineData(-90, 180)]
    [InlineData(-80, 170)]
    public void Hip_extension_is_told_from_flexion(double thighDirection, double inclusive)
    {
        var chain = new Chain().With(BodyPoint.LeftShoulder, (0, 1.5)).With(BodyPoint.LeftHip, (0, 1))
            .With(BodyPoint.LeftKnee, Chain.From((0, 1), 0.45, thighDirection));
        foreach (var (facing, roll) in Views)
            Assert.Equal(inclusive, JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Hip)[0], Exact);
    }

    [Fact]
    public void Arm_swept_from_behind_to_beyond_overhead_never_flips()
    {
        var sweep = Enumerable.Range(-60, 280).Select(flexion => Chain.From((0, 1.5), 0.3, flexion - 90)).ToArray();
        var chain = new Chain().With(BodyPoint.LeftShoulder, (0, 1.5)).With(BodyPoint.LeftHip, (0, 1)).With(BodyPoint.LeftElbow, sweep);
        foreach (var (facing, roll) in Views)
        {
            var shoulder = JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Shoulder);
            for (var i = 0; i < shoulder.Length; i++) Assert.Equal(i - 60, shoulder[i], Exact);
        }
    }

    [Theory]
    [InlineData(0, 180)]
    [InlineData(60, 120)]
    [InlineData(150, 30)]
    [InlineData(-5, 185)]
    public void Elbow_bends_the_forearm_forward(double flexion, double inclusive)
    {
        var chain = new Chain().With(BodyPoint.LeftShoulder, (0, 1.5)).With(BodyPoint.LeftElbow, (0, 1.2))
            .With(BodyPoint.LeftWrist, Chain.From((0, 1.2), 0.25, flexion - 90));
        foreach (var (facing, roll) in Views)
            Assert.Equal(inclusive, JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Elbow)[0], Exact);
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(-30, 120)]
    [InlineData(20, 70)]
    public void Ankle_is_the_sole_line_against_the_shank(double footDirection, double angle)
    {
        var heel = (-0.05, 0.0);
        var chain = new Chain().With(BodyPoint.LeftKnee, (0, 0.5)).With(BodyPoint.LeftAnkle, (0, 0.08))
            .With(BodyPoint.LeftHeel, heel).With(BodyPoint.LeftToe, Chain.From(heel, 0.25, footDirection));
        foreach (var (facing, roll) in Views)
            Assert.Equal(angle, JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Ankle)[0], Exact);
    }

    [Theory]
    [InlineData(BodyPoint.LeftToe, Joint.Ankle)]
    [InlineData(BodyPoint.LeftHeel, Joint.Ankle)]
    [InlineData(BodyPoint.LeftAnkle, Joint.Ankle)]
    [InlineData(BodyPoint.LeftAnkle, Joint.Knee)]
    [InlineData(BodyPoint.LeftHip, Joint.Hip)]
    [InlineData(BodyPoint.LeftShoulder, Joint.Hip)]
    [InlineData(BodyPoint.LeftHip, Joint.Shoulder)]
    public void A_hidden_point_hides_the_angle_of_its_side_and_no_other(BodyPoint hidden, Joint joint)
    {
        var angles = JointAngles.Compute(Squat().WithOnly(hidden, (double.NaN, double.NaN)).Seen());
        Assert.Equal(double.NaN, angles.Of(BodySide.Left, joint)[0]);
        Assert.True(double.IsFinite(angles.Of(BodySide.Right, joint)[0]));
    }

    [Fact]
    public void Trunk_runs_between_mid_points_where_both_sides_are_seen_and_else_on_its_own_side()
    {
        var chain = new Chain().With(BodyPoint.LeftHip, (0, 1)).WithOnly(BodyPoint.RightShoulder, (0, 1.5))
            .WithOnly(BodyPoint.LeftShoulder, (0.2, 1.5), (double.NaN, double.NaN));
        var torso = JointAngles.Compute(chain.Seen()).Torso;
        Assert.Equal(Math.Atan2(0.5, 0.1) * 180 / Math.PI, torso[0], Exact);
        Assert.Equal(90, torso[1], Exact);
    }

    private static Chain Squat()
    {
        var ankle = (0.0, 0.08);
        var knee = Chain.From(ankle, 0.43, 90 - 35);
        var hip = Chain.From(knee, 0.43, 90 + 100);
        var shoulder = Chain.From(hip, 0.5, 90 - 35);
        return new Chain().With(BodyPoint.LeftAnkle, ankle).With(BodyPoint.LeftKnee, knee).With(BodyPoint.LeftHip, hip)
            .With(BodyPoint.LeftShoulder, shoulder).With(BodyPoint.LeftElbow, Chain.From(shoulder, 0.3, -60))
            .With(BodyPoint.LeftHeel, (-0.05, 0)).With(BodyPoint.LeftToe, (0.2, 0));
    }
}
