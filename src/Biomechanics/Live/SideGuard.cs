using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>
/// Notices when the model takes the left limbs for the right ones, by where they were a moment before. A model that insists is believed:
/// nothing says which of the two was right at first.
/// </summary>
/// <param name="limbs">The left points that models mix up together.</param>
internal sealed class SideGuard(BodyPoint[] limbs)
{
    private const double RobustShare = 0.15;
    private const double ChangeShare = 0.05;

    // Where legs cross, both readings fit alike.
    private const double ClearlyBetter = 0.5;
    private const double Patience = 0.5;

    private double _since = double.NaN;

    /// <summary>Exchanges the sides of the limbs in one picture when that fits much better; says whether it did.</summary>
    public bool Mend(Keypoint[] keys, LivePoint[] points, double seconds, double bodyHeight)
    {
        var worst = Math.Pow(RobustShare * bodyHeight, 2);
        double kept = 0, swapped = 0;
        foreach (var left in limbs)
        {
            var (a, b) = ((int)left, (int)Skeleton.Mirror(left));
            var cost = Cost(keys[a], points[a]) + Cost(keys[b], points[b]);
            var other = Cost(keys[b], points[a]) + Cost(keys[a], points[b]);
            if (double.IsNaN(cost + other)) continue;
            (kept, swapped) = (kept + cost, swapped + other);
        }

        var mixed = swapped < ClearlyBetter * kept && kept - swapped > limbs.Length * Math.Pow(ChangeShare * bodyHeight, 2);
        if (!mixed)
        {
            _since = double.NaN;
            return false;
        }

        if (double.IsNaN(_since)) _since = seconds;
        if (seconds - _since > Patience)
        {
            foreach (var left in limbs)
            {
                points[(int)left].Restart();
                points[(int)Skeleton.Mirror(left)].Restart();
            }

            return false;
        }

        foreach (var left in limbs) Swap(keys, left);
        return true;

        double Cost(Keypoint key, LivePoint point) =>
            key.IsPresent ? key.Score * key.Score * Math.Min(point.SquaredMiss(key, seconds), worst) : double.NaN;
    }

    /// <summary>Exchanges a left point and its counterpart.</summary>
    public static void Swap(Keypoint[] keys, BodyPoint left)
    {
        var right = Skeleton.Mirror(left);
        (keys[(int)left], keys[(int)right]) = (keys[(int)right], keys[(int)left]);
    }
}
