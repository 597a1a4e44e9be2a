using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.UnitTests.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>Biomechanics reference I.1: the chain, the squat figure and hip extension, in every facing and roll; see also JointAnglesTests.</summary>
public sealed class I1AnglesTests
{
    private const double Exact = 1e-9;

    [Fact]
    public void Knee_of_the_chain_has_every_inclusive_angle_whatever_facing_and_roll()
    {
        foreach (var facing in Enum.GetValues<Facing>())
        {
            for (var roll = -0.6; roll <= 0.6; roll += 0.1)
            {
                for (var inclusive = 20; inclusive <= 210; inclusive += 10)
                {
                    var bend = double.DegreesToRadians(180 - inclusive);
                    var chain = new Chain().With(BodyPoint.LeftHip, (0, 1)).With(BodyPoint.LeftKnee, (0, 0.5))
                        .With(BodyPoint.LeftAnkle, (-0.5 * Math.Sin(bend), 0.5 - (0.5 * Math.Cos(bend))));
                    Assert.Equal(inclusive, JointAngles.Compute(chain.Seen(facing, roll)).Near(Joint.Knee)[0], Exact);
                }
            }
        }
    }

    [Fact]
    public void The_squat_figure_has_its_angles_and_segments_shift_by_an_unknown_roll()
    {
        var knee = Chain.From((0, 0.08), 0.43, 90 - 35);
        var hip = Chain.From(knee, 0.43, 90 + 100);
        var squat = new Chain().With(BodyPoint.LeftAnkle, (0, 0.08)).With(BodyPoint.LeftKnee, knee).With(BodyPoint.LeftHip, hip)
            .With(BodyPoint.LeftShoulder, Chain.From(hip, 0.5, 90 - 35)).With(BodyPoint.LeftHeel, (-0.05, 0)).With(BodyPoint.LeftToe, (0.2, 0));
        foreach (var facing in Enum.GetValues<Facing>())
        {
            var body = squat.Seen(facing, 0.05);
            var (known, unknown) = (JointAngles.Compute(body), JointAngles.Compute(body.Levelled(0, 0.02)));
            foreach (var angles in new[] { known, unknown })
            {
                Assert.Equal(45, angles.Near(Joint.Knee)[0], Exact);
                Assert.Equal(45, angles.Near(Joint.Hip)[0], Exact);
                Assert.Equal(55, angles.Near(Joint.Ankle)[0], Exact);
                Assert.Equal(0, angles.Torso[0] - angles.Shin[0], Exact);
            }

            Assert.Equal((55, -10), (Math.Round(known.Torso[0], 9), Math.Round(known.ThighElevation[0], 9)));
            Assert.Equal(55 - ((int)facing * double.RadiansToDegrees(0.05)), unknown.Torso[0], Exact);
        }
    }

    [Fact]
    public void A_thigh_ten_degrees_behind_the_trunk_exports_190()
    {
        var chain = new Chain().With(BodyPoint.LeftShoulder, (0, 1.5)).With(BodyPoint.LeftHip, (0, 1))
            .With(BodyPoint.LeftKnee, Chain.From((0, 1), 0.45, -100));
        Assert.Equal(190, JointAngles.Compute(chain.Seen(Facing.Left)).Near(Joint.Hip)[0], Exact);
    }
}
