using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>The part of a clip in which the runner is in the picture: who enters late or leaves early is not seen badly for that.</summary>
/// <param name="First">First sample.</param>
/// <param name="Last">Last sample; before <paramref name="First"/> when nobody was seen.</param>
internal readonly record struct SeenSpan(int First, int Last)
{
    // Share of the samples with a view of the hips that lie outside at either end: a stray one must not stretch the part over a whole clip.
    private const double Stray = 0.01;

    /// <summary>Number of samples.</summary>
    public int Length => Last - First + 1;

    /// <summary>Finds it by the hips.</summary>
    public static SeenSpan Of(BodyTrack body)
    {
        var (left, right) = (body.X(BodyPoint.LeftHip), body.X(BodyPoint.RightHip));
        var seen = Enumerable.Range(0, left.Length).Where(i => double.IsFinite(left[i]) || double.IsFinite(right[i])).ToArray();
        var cut = (int)(Stray * seen.Length);
        return seen.Length == 0 ? new SeenSpan(0, -1) : new SeenSpan(seen[cut], seen[^(cut + 1)]);
    }

    /// <summary>Share of the samples, 0–1, in which a series was measured.</summary>
    public double Share(double[] series)
    {
        var count = 0;
        for (var i = First; i <= Last; i++) count += double.IsFinite(series[i]) ? 1 : 0;
        return Length > 0 ? count / (double)Length : 0;
    }

    /// <summary>Median of a series; NaN when nothing of it was measured.</summary>
    public double Median(double[] series) => OrderStatistics.Median(series.Skip(First).Take(Math.Max(0, Length)));
}
