using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// What is wrong at the ends of a joint's range: places of keypoints over the lengths of the two segments (biomechanics reference A.2), and
/// what an athlete who stands turned does to them. An end is a quantile of many samples, few of them independent.
/// </summary>
internal static class JointNoise
{
    /// <summary>Share of one sample's jitter by which an end errs, calibrated on simulated squats.</summary>
    public const double EndShare = 0.6;

    // Degrees from the horizontal at which a turn does most.
    private const double Slanting = 45;

    /// <summary>Standard deviations above which the given share of a normal distribution lies (Hastings 1955, to 0.003).</summary>
    /// <param name="share">Above 0; from a half on the answer is 0.</param>
    public static double Beyond(double share)
    {
        if (!(share < 0.5)) return 0;
        var t = Math.Sqrt(-2 * Math.Log(share));
        return t - ((2.30753 + (0.27061 * t)) / (1 + (0.99229 * t) + (0.04481 * t * t)));
    }

    /// <summary>Deviation of an angle, degrees.</summary>
    /// <param name="scene">The clip.</param>
    /// <param name="joint">The joint.</param>
    /// <param name="spread">Deviation of the place of each point along one axis, pixels.</param>
    public static double Of(BodyScene scene, Joint joint, double spread)
    {
        // The ends of the trunk are means of two points each.
        const double trunk = BodyShares.Trunk * 1.4142;
        var (first, second) = joint switch
        {
            Joint.Ankle => (BodyShares.Foot, BodyShares.Shank),
            Joint.Knee => (BodyShares.Thigh, BodyShares.Shank),
            Joint.Hip => (trunk, BodyShares.Thigh),
            Joint.Shoulder => (trunk, BodyShares.UpperArm),
            _ => (BodyShares.UpperArm, BodyShares.Forearm),
        };
        var sigma = spread * scene.Scale.Body / scene.Scale.BodyHeight;
        return 180 / Math.PI * sigma * Math.Sqrt(2) * double.Hypot(1 / first, 1 / second);
    }

    /// <summary>
    /// How much of a joint's place beside the true one is left in the way between both ends, calibrated likewise: the more its segments turn
    /// from one end to the other, the more, up to the root of two.
    /// </summary>
    public static double RangeShare(Joint joint) => joint switch
    {
        Joint.Ankle => 0.7,
        Joint.Shoulder => 1.3,
        _ => 1,
    };

    /// <summary>What the turn of the athlete does to an angle whose segments point anywhere, degrees.</summary>
    public static double Turned(SquatErrors errors) => errors.Turned(Slanting);
}
