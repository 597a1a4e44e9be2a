using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// Standard deviation of the ends of a joint's range: jitter of the keypoints through the low-pass over the lengths of the two segments
/// (biomechanics reference A.2, independent ends). An end is a quantile of many samples, yet few of them are independent.
/// </summary>
internal static class JointNoise
{
    // Calibrated on simulated squats: a quantile lies beyond the true end by some of the jitter and varies by less than it.
    private const double QuantileFactor = 1.0;

    /// <summary>Degrees.</summary>
    public static double Of(BodyScene scene, Joint joint)
    {
        var (first, second) = joint switch
        {
            Joint.Ankle => (BodyShares.Foot, BodyShares.Shank),
            Joint.Knee => (BodyShares.Thigh, BodyShares.Shank),
            Joint.Hip => (BodyShares.Trunk, BodyShares.Thigh),
            Joint.Shoulder => (BodyShares.Trunk, BodyShares.UpperArm),
            _ => (BodyShares.UpperArm, BodyShares.Forearm),
        };
        var sigma = new SquatErrors(scene).Point / scene.Scale.BodyHeight;
        return QuantileFactor * 180 / Math.PI * sigma * Math.Sqrt(2) * double.Hypot(1 / first, 1 / second);
    }
}
