using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>
/// Our angles beside those of Sports2D, computed here from its published conventions by directions of segments, anticlockwise from the
/// horizontal: knee, hip and elbow 0 when straight, shoulder 180 overhead, ankle −90 with the foot in line with the shank.
/// </summary>
public sealed class SportsConventionTests
{
    [Fact]
    public void On_random_bodies_both_conventions_say_the_same()
    {
        var random = new Random(17);
        var compared = new Dictionary<string, int>();
        for (var round = 0; round < 3000; round++)
        {
            var points = RandomBody(random);
            var chain = points.Aggregate(new Chain(), (body, point) => body.With(point.Key, point.Value));
            var (facing, roll) = (round % 2 == 0 ? Facing.Right : Facing.Left, (random.NextDouble() * 0.4) - 0.2);
            var angles = JointAngles.Compute(chain.Seen(facing, roll));
            double Direction(BodyPoint from, BodyPoint to) =>
                double.RadiansToDegrees(Math.Atan2(points[to].Y - points[from].Y, points[to].X - points[from].X));

            var thigh = Direction(BodyPoint.LeftHip, BodyPoint.LeftKnee);
            var shank = Direction(BodyPoint.LeftKnee, BodyPoint.LeftAnkle);
            var trunk = Direction(BodyPoint.LeftShoulder, BodyPoint.LeftHip);
            var arm = Direction(BodyPoint.LeftShoulder, BodyPoint.LeftElbow);
            Same("knee", 180 - (thigh - shank), angles.Near(Joint.Knee)[0]);
            Same("hip", 180 - (thigh - trunk), angles.Near(Joint.Hip)[0]);
            Same("ankle", 90 - (Direction(BodyPoint.LeftHeel, BodyPoint.LeftToe) - shank - 90), angles.Near(Joint.Ankle)[0]);
            Same("elbow", 180 - (Direction(BodyPoint.LeftElbow, BodyPoint.LeftWrist) - arm), angles.Near(Joint.Elbow)[0]);
            Same("shoulder", arm - trunk, angles.Near(Joint.Shoulder)[0]);
            Same("trunk", Direction(BodyPoint.LeftHip, BodyPoint.LeftShoulder), angles.Torso[0]);
            Same("shank", Direction(BodyPoint.LeftAnkle, BodyPoint.LeftKnee), angles.Shin[0]);
        }

        // What no joint can do is not told, so not every random body counts.
        Assert.All(compared, joint => Assert.InRange(joint.Value, 1000, 3000));
        Assert.Equal(7, compared.Count);

        void Same(string joint, double theirs, double ours)
        {
            if (double.IsNaN(ours)) return;
            compared[joint] = compared.GetValueOrDefault(joint) + 1;
            Assert.Equal(0, Math.IEEERemainder(theirs - ours, 360), 0.1);
        }
    }

    [Theory]
    [InlineData(-90, 0, 180)]
    [InlineData(0, 0, 90)]
    public void A_foot_in_line_with_the_shank_is_their_minus_90_and_our_180(double foot, double knee, double ours)
    {
        var chain = new Chain().With(BodyPoint.LeftKnee, (knee, 0.5)).With(BodyPoint.LeftAnkle, (0, 0))
            .With(BodyPoint.LeftHeel, (0, 0)).With(BodyPoint.LeftToe, Chain.From((0, 0), 0.3, foot));
        Assert.Equal(ours, JointAngles.Compute(chain.Seen()).Near(Joint.Ankle)[0], 1e-9);
    }

    private static Dictionary<BodyPoint, (double X, double Y)> RandomBody(Random random)
    {
        var points = new Dictionary<BodyPoint, (double X, double Y)> { [BodyPoint.LeftHip] = (0, 1) };
        Grow(BodyPoint.LeftHip, BodyPoint.LeftShoulder);
        Grow(BodyPoint.LeftShoulder, BodyPoint.LeftElbow);
        Grow(BodyPoint.LeftElbow, BodyPoint.LeftWrist);
        Grow(BodyPoint.LeftHip, BodyPoint.LeftKnee);
        Grow(BodyPoint.LeftKnee, BodyPoint.LeftAnkle);
        points[BodyPoint.LeftHeel] = points[BodyPoint.LeftAnkle];
        Grow(BodyPoint.LeftHeel, BodyPoint.LeftToe);
        return points;

        void Grow(BodyPoint from, BodyPoint to) => points[to] = Chain.From(points[from], 0.4 + (0.4 * random.NextDouble()), 360 * random.NextDouble());
    }
}
