using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Which angles a live picture has, in which order.</summary>
public static class LiveAngles
{
    internal static readonly Joint[] Joints = [Joint.Ankle, Joint.Knee, Joint.Hip, Joint.Shoulder, Joint.Elbow];
    internal static readonly BodySide[] Sides = [BodySide.Left, BodySide.Right];

    /// <summary>Keys in the order of <see cref="LiveReading.Angles"/>: each joint left and right, the near side's joints, shin and torso.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. from joint in Joints from side in Sides select AngleNames.Of(side, joint),
        .. Joints.Select(AngleNames.Near),
        AngleNames.Shin,
        AngleNames.Torso,
    ];

    /// <summary>Place of a joint of one side.</summary>
    internal static int IndexOf(BodySide side, Joint joint) => (2 * Array.IndexOf(Joints, joint)) + (side == BodySide.Left ? 0 : 1);

    /// <summary>Place of a joint of the near side.</summary>
    internal static int IndexOfNear(Joint joint) => (2 * Joints.Length) + Array.IndexOf(Joints, joint);

    /// <summary>Place of the shin angle; the torso's comes after it.</summary>
    internal static int IndexOfShin => 3 * Joints.Length;
}
