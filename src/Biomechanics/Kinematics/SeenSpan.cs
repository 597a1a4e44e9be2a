using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The part of a clip in which the athlete is in the picture: what comes before they enter and after they leave hides nothing.</summary>
/// <param name="First">First sample.</param>
/// <param name="Last">Last sample; before <paramref name="First"/> when nobody was seen.</param>
internal readonly record struct SeenSpan(int First, int Last)
{
    // Share of the samples with a view of the trunk that lie outside at either end: a ghost in an empty room must not stretch the span.
    private const double Stray = 0.01;

    private static readonly BodyPoint[] Trunk = [BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftShoulder, BodyPoint.RightShoulder];

    /// <summary>Number of samples.</summary>
    public int Length => Last - First + 1;

    /// <summary>Finds it by hips and shoulders.</summary>
    public static SeenSpan Of(BodyTrack body)
    {
        var paths = Array.ConvertAll(Trunk, body.X);
        var seen = new List<int>(paths[0].Length);
        for (var i = 0; i < paths[0].Length; i++)
        {
            if (double.IsFinite(paths[0][i]) || double.IsFinite(paths[1][i]) || double.IsFinite(paths[2][i]) || double.IsFinite(paths[3][i])) seen.Add(i);
        }

        var stray = (int)(Stray * seen.Count);
        return seen.Count == 0 ? new SeenSpan(0, -1) : new SeenSpan(seen[stray], seen[^(stray + 1)]);
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
