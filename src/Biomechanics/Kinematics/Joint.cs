namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The joints whose angles are reported.</summary>
public enum Joint
{
    /// <summary>Shank against the sole line from heel to toe.</summary>
    Ankle,

    /// <summary>Thigh against shank.</summary>
    Knee,

    /// <summary>Trunk against thigh.</summary>
    Hip,

    /// <summary>Trunk against upper arm.</summary>
    Shoulder,

    /// <summary>Upper arm against forearm.</summary>
    Elbow,
}
