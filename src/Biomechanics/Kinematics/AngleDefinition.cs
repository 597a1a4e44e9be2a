using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>What each exported angle is (biomechanics reference A.2): the one definition that finished clips and live pictures share.</summary>
internal static class AngleDefinition
{
    private const double Degrees = 180 / Math.PI;

    /// <summary>The two segments between which a joint's angle lies, by their left points; null stands for the trunk, hip to shoulder.</summary>
    public static ((BodyPoint From, BodyPoint To)? First, (BodyPoint From, BodyPoint To) Second) SegmentsOf(Joint joint) => joint switch
    {
        Joint.Knee => ((BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle)),
        Joint.Hip => (null, (BodyPoint.LeftHip, BodyPoint.LeftKnee)),
        Joint.Ankle => ((BodyPoint.LeftHeel, BodyPoint.LeftToe), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle)),
        Joint.Elbow => ((BodyPoint.LeftShoulder, BodyPoint.LeftElbow), (BodyPoint.LeftElbow, BodyPoint.LeftWrist)),
        Joint.Shoulder => (null, (BodyPoint.LeftShoulder, BodyPoint.LeftElbow)),
        _ => throw new ArgumentOutOfRangeException(nameof(joint), joint, "No such joint."),
    };

    /// <summary>Inclusive angle of a joint between its two segments, degrees; NaN where one of them was not seen.</summary>
    public static double Of(Joint joint, Segment first, Segment second)
    {
        var turn = Math.Atan2((first.X * second.Y) - (first.Y * second.X), (first.X * second.X) + (first.Y * second.Y)) * Degrees;
        return joint switch
        {
            Joint.Knee => 180 - Wrap(-turn),
            Joint.Hip => 180 - Wrap(turn + 180),
            Joint.Elbow => 180 - Wrap(turn),
            _ => Wrap(turn + 180),
        };
    }

    /// <summary>Whether a joint can show this angle: beyond, with room for noise and for a camera askew, the points are not where the body is.</summary>
    public static bool IsPossible(Joint joint, double angle) => joint switch
    {
        Joint.Knee => angle is >= 5 and <= 215,
        Joint.Hip => angle is >= 0 and <= 245,
        Joint.Ankle => angle is >= 30 and <= 200,
        Joint.Elbow => angle is >= 0 and <= 225,
        _ => angle is >= -80 and <= 245,
    };

    /// <summary>Typical length of a segment as a share of body height.</summary>
    /// <param name="segment">As <see cref="SegmentsOf"/> gives it.</param>
    public static double ShareOf((BodyPoint From, BodyPoint To)? segment) => segment?.From switch
    {
        null => BodyShares.Trunk,
        BodyPoint.LeftHip => BodyShares.Thigh,
        BodyPoint.LeftKnee => BodyShares.Shank,
        BodyPoint.LeftHeel => BodyShares.Foot,
        BodyPoint.LeftShoulder => BodyShares.UpperArm,
        _ => BodyShares.Forearm,
    };

    /// <summary>A segment from the horizontal, degrees: 90 upright, below 90 leaning forward.</summary>
    public static double FromHorizontal(Segment segment) => Math.Atan2(segment.Y, segment.X) * Degrees;

    /// <summary>A segment from the ground, whichever way it points, degrees: 0 parallel, below 0 with its end lower than its start.</summary>
    public static double Elevation(Segment segment) => Math.Atan2(segment.Y, Math.Abs(segment.X)) * Degrees;

    // From −90 to 270: no joint extends by 90°, while arms overhead and fully bent joints come close to 180 from either side.
    private static double Wrap(double flexion) => flexion < -90 ? flexion + 360 : flexion >= 270 ? flexion - 360 : flexion;
}
