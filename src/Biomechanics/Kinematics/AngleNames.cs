namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The keys under which angle series are exported.</summary>
public static class AngleNames
{
    /// <summary>Shank of the near side from the horizontal: 90 upright, below 90 with the knee forward.</summary>
    public const string Shin = "shin_angle";

    /// <summary>Trunk from the horizontal: 90 upright, below 90 leaning forward.</summary>
    public const string Torso = "torso_angle";

    /// <summary>Key of a joint of one side, e.g. <c>lkne_angle</c>.</summary>
    public static string Of(BodySide side, Joint joint) => (side == BodySide.Left ? "l" : "r") + Near(joint);

    /// <summary>Key of a joint of the near side, e.g. <c>kne_angle</c>.</summary>
    public static string Near(Joint joint) => joint switch
    {
        Joint.Ankle => "ank_angle",
        Joint.Knee => "kne_angle",
        Joint.Hip => "hip_angle",
        Joint.Shoulder => "sho_angle",
        Joint.Elbow => "elb_angle",
        _ => throw new ArgumentOutOfRangeException(nameof(joint), joint, "No such joint."),
    };
}
