namespace Aikynetix.Biomechanics.Running;

/// <summary>Comparisons of right and left (biomechanics reference E.6).</summary>
internal static class RunSymmetry
{
    /// <summary>Difference of right and left as a percentage of their mean: above 0 the right is greater.</summary>
    public static double Index(double left, double right) => 100 * (right - left) / ((right + left) / 2);

    /// <summary>Share of the right, %: 50 is even.</summary>
    public static double RightShare(double left, double right) => 100 * right / (right + left);
}
