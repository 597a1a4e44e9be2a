using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// Tells when the model mixed the two legs of a runner up so often that steps found in its points are no steps: limbs that are longer than
/// a leg can be, feet that stand at the same time, strides of which no two last alike.
/// </summary>
internal static class MixedLegs
{
    // A limb that looks longer than the trunk tells it to be by this share joins points of two legs; near limbs look longer by a tenth.
    private const double Stretched = 1.35;
    private const double MostStretched = 0.06;

    // Shares of the time on the ground in which runners never have both feet on it, and of strides that a steady runner varies.
    private const double MostOverlap = 0.35;
    private const double MostSpread = 0.15;
    private const double MedianToSigma = 1.4826;
    private const int FewestStrides = 4;

    // Seconds in which every runner takes several steps.
    private const double LongestStride = 1.5;

    /// <summary>Whether the steps of a clip contradict each other.</summary>
    /// <param name="run">The clip.</param>
    /// <param name="steps">The steps that were found.</param>
    public static bool Are(RunScene run, IReadOnlyList<RunStep> steps) =>
        ShareStretched(run.Picture) > MostStretched || Overlap(run.Contacts) > MostOverlap || Spread(steps) > MostSpread;

    /// <summary>Share of the seen thighs and shanks, 0–1, that are longer than they can be; 0 when none was seen.</summary>
    public static double ShareStretched(BodyTrack body)
    {
        var trunk = Middle(body, BodyPoint.LeftShoulder, BodyPoint.LeftHip) / BodyShares.Trunk;
        var (seen, stretched) = (0, 0);
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var (from, to, share) in ((BodyPoint, BodyPoint, double)[])[(BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyShares.Thigh), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyShares.Shank)])
            {
                foreach (var length in Lengths(body, from.On(side), to.On(side)))
                {
                    seen++;
                    if (length > Stretched * share * trunk) stretched++;
                }
            }
        }

        return seen == 0 ? 0 : stretched / (double)seen;
    }

    /// <summary>Share of the time on the ground, 0–1, in which the other foot already stood.</summary>
    public static double Overlap(IReadOnlyList<FootContact> contacts)
    {
        var both = contacts.Zip(contacts.Skip(1)).Where(pair => pair.First.Side != pair.Second.Side)
            .Sum(pair => Math.Max(0, Math.Min(pair.First.Leaving, pair.Second.Leaving) - pair.Second.Landing));
        return contacts.Count == 0 ? 0 : both / contacts.Sum(contact => contact.Leaving - contact.Landing);
    }

    /// <summary>How much strides differ, as a share of their median; 0 with too few of them.</summary>
    public static double Spread(IReadOnlyList<RunStep> steps)
    {
        var strides = steps.Select(step => step.NextOwn - step.Contact.Landing).Where(double.IsFinite).ToArray();
        if (strides.Length < FewestStrides) return 0;
        var middle = OrderStatistics.Median(strides);
        return MedianToSigma * OrderStatistics.Median(strides.Select(stride => Math.Abs(stride - middle))) / middle;
    }

    /// <summary>Whether a clip that lasts for several steps shows none of them from one landing to the next.</summary>
    public static bool AreBroken(RunScene run, IReadOnlyList<RunStep> steps) =>
        run.Scene.Time.Grid.Length * run.Interval > LongestStride
        && 3 * steps.Count(step => double.IsFinite(step.NextOwn) || double.IsFinite(step.Next)) < steps.Count;

    private static double Middle(BodyTrack body, BodyPoint from, BodyPoint to) =>
        OrderStatistics.Median(Enum.GetValues<BodySide>().SelectMany(side => Lengths(body, from.On(side), to.On(side))));

    private static IEnumerable<double> Lengths(BodyTrack body, BodyPoint from, BodyPoint to)
    {
        var (ax, ay, bx, by) = (body.X(from), body.Y(from), body.X(to), body.Y(to));
        return Enumerable.Range(0, ax.Length).Select(i => double.Hypot(ax[i] - bx[i], ay[i] - by[i])).Where(double.IsFinite);
    }
}
