using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Live;

/// <summary>The angles that viewers of a live capture get, by their published names.</summary>
public static class LiveAngles
{
    private static readonly Joint[] Joints = [Joint.Ankle, Joint.Knee, Joint.Hip, Joint.Shoulder, Joint.Elbow];

    /// <summary>Names in the order in which the angles are published.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Joints.SelectMany(joint => new[] { AngleNames.Of(BodySide.Left, joint), AngleNames.Of(BodySide.Right, joint) }),
        .. Joints.Select(AngleNames.Near),
        AngleNames.Shin, AngleNames.Torso,
    ];
}
