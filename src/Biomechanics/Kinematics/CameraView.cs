namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The names of the directions from which a camera may see the athlete, as reports give them.</summary>
public static class CameraView
{
    /// <summary>From the side, the athlete facing the left edge of the picture.</summary>
    public const string SideLeft = "side_left";

    /// <summary>From the side, the athlete facing the right edge of the picture.</summary>
    public const string SideRight = "side_right";

    /// <summary>Along the athlete's line of sight, from before or behind.</summary>
    public const string Front = "front";

    /// <summary>Anything between; angles in the sagittal plane appear distorted.</summary>
    public const string Oblique = "oblique";
}
