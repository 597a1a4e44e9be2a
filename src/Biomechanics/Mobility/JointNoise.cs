using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// What jitter does to the ends of a joint's range: that of the keypoints through the low-pass over the lengths of the two segments
/// (biomechanics reference A.2). An end is a quantile of many samples, few of them independent.
/// </summary>
internal static class JointNoise
{
    /// <summary>Share of one sample's jitter by which an end errs, calibrated on simulated squats.</summary>
    public const double EndShare = 0.6;

    /// <summary>Standard deviations above which the given share of a normal distribution lies (Hastings 1955, to 0.003).</summary>
    /// <param name="share">Above 0; from a half on the answer is 0.</param>
    public static double Beyond(double share)
    {
        if (!(share < 0.5)) return 0;
        var t = Math.Sqrt(-2 * Math.Log(share));
        return t - ((2.30753 + (0.27061 * t)) / (1 + (0.99229 * t) + (0.04481 * t * t)));
    }

    /// <summary>Jitter of one sample, degrees.</summary>
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
        return 180 / Math.PI * sigma * Math.Sqrt(2) * double.Hypot(1 / first, 1 / second);
    }
}
