namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>Lengths between joint centres as shares of body height (Drillis and Contini 1966, as tabulated by Winter).</summary>
internal static class BodyShares
{
    /// <summary>Hip to knee.</summary>
    public const double Thigh = 0.245;

    /// <summary>Knee to ankle.</summary>
    public const double Shank = 0.246;

    /// <summary>Hip to shoulder.</summary>
    public const double Trunk = 0.288;

    /// <summary>Shoulder to elbow.</summary>
    public const double UpperArm = 0.186;

    /// <summary>Elbow to wrist.</summary>
    public const double Forearm = 0.146;

    /// <summary>Heel to toe.</summary>
    public const double Foot = 0.152;
}
