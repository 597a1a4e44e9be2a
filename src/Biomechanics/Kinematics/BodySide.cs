namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>A side of the athlete's body.</summary>
public enum BodySide
{
    /// <summary>The athlete's left.</summary>
    Left,

    /// <summary>The athlete's right.</summary>
    Right,
}
