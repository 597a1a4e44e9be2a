namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>Which way the athlete faces in the picture; the number is the sign of "forward" along the picture's x axis.</summary>
public enum Facing
{
    /// <summary>Towards the left edge of the picture.</summary>
    Left = -1,

    /// <summary>Towards the right edge of the picture.</summary>
    Right = 1,
}
