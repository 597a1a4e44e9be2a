using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>Finds the point of a side: the left points name the pairs.</summary>
internal static class BodyPoints
{
    /// <summary>The given left point, or its counterpart on the right.</summary>
    public static BodyPoint On(this BodyPoint left, BodySide side) => side == BodySide.Left ? left : Skeleton.Mirror(left);

    /// <summary>The opposite side.</summary>
    public static BodySide Other(this BodySide side) => side == BodySide.Left ? BodySide.Right : BodySide.Left;
}
