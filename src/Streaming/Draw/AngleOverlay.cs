using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>One angle that is drawn at its joint.</summary>
/// <param name="Joint">The point at which it lies.</param>
/// <param name="First">The point to which its first side leads.</param>
/// <param name="Second">The point to which its second side leads.</param>
/// <param name="Degrees">Its value in each frame, 180 straight; NaN where it was not measured.</param>
internal sealed record AngleOverlay(BodyPoint Joint, BodyPoint First, BodyPoint Second, double[] Degrees)
{
    private static readonly (string Name, Joint Joint, BodyPoint At, BodyPoint First, BodyPoint Second)[] Left =
    [
        ("ankle", Biomechanics.Kinematics.Joint.Ankle, BodyPoint.LeftAnkle, BodyPoint.LeftKnee, BodyPoint.LeftToe),
        ("knee", Biomechanics.Kinematics.Joint.Knee, BodyPoint.LeftKnee, BodyPoint.LeftHip, BodyPoint.LeftAnkle),
        ("hip", Biomechanics.Kinematics.Joint.Hip, BodyPoint.LeftHip, BodyPoint.LeftShoulder, BodyPoint.LeftKnee),
        ("shoulder", Biomechanics.Kinematics.Joint.Shoulder, BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftElbow),
        ("elbow", Biomechanics.Kinematics.Joint.Elbow, BodyPoint.LeftElbow, BodyPoint.LeftShoulder, BodyPoint.LeftWrist),
    ];

    /// <summary>The angles of the side that the camera sees.</summary>
    /// <param name="analysis">Their values.</param>
    /// <param name="near">That side.</param>
    /// <param name="joints">Names of the joints that are wanted; none means all.</param>
    public static AngleOverlay[] From(MotionAnalysis analysis, BodySide near, IReadOnlyList<string> joints) =>
    [
        .. from one in Left
           where joints.Count == 0 || joints.Contains(one.Name)
           let degrees = analysis.Angles.GetValueOrDefault(AngleNames.Of(near, one.Joint))
           where degrees is not null && Array.Exists(degrees, double.IsFinite)
           select new AngleOverlay(On(one.At, near), On(one.First, near), On(one.Second, near), degrees),
    ];

    private static BodyPoint On(BodyPoint left, BodySide side) => side == BodySide.Left ? left : Skeleton.Mirror(left);
}
