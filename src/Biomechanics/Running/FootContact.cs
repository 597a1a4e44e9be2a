using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>One foot's time on the ground.</summary>
/// <param name="Side">Whose foot.</param>
/// <param name="Landing">Place of initial contact on the grid, samples.</param>
/// <param name="Leaving">Place of toe-off on the grid, samples, after <paramref name="Landing"/>.</param>
/// <param name="Bend">Acceleration of the foot against the ground beside both events, pixels/s².</param>
internal readonly record struct FootContact(BodySide Side, double Landing, double Leaving, double Bend)
{
    /// <summary>Place half way between landing and leaving.</summary>
    public double Middle => (Landing + Leaving) / 2;
}
