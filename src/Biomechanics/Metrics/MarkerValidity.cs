using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Metrics;

/// <summary>
/// <c>mean_markers_validity</c>, the same in all activities: mean confidence of the points that the activity is measured by, on the side
/// that it uses, over the samples of the window in which it measures. A point that the model did not find counts as 0.
/// </summary>
internal static class MarkerValidity
{
    /// <summary>Its key.</summary>
    public const string Key = "mean_markers_validity";

    /// <summary>Mean confidence, 0–1; NaN when nobody was seen.</summary>
    /// <param name="body">The athlete's track.</param>
    /// <param name="points">The points by their left names.</param>
    /// <param name="side">The side whose points are used.</param>
    /// <param name="window">First and last place on the grid of the movement; null, without one, for the time in which the athlete is seen.</param>
    public static double Of(BodyTrack body, ReadOnlySpan<BodyPoint> points, BodySide side, (double First, double Last)? window)
    {
        var (first, last) = window is { } place ? ((int)Math.Ceiling(place.First), (int)place.Last) : SeenSpan.Of(body);
        (first, last) = (Math.Max(first, 0), Math.Min(last, body.Time.Grid.Length - 1));
        if (last < first) return double.NaN;
        var sum = 0.0;
        foreach (var point in points)
        {
            foreach (var score in body.Score(point.On(side)).AsSpan(first..(last + 1))) sum += score;
        }

        return sum / points.Length / (last - first + 1);
    }

    /// <summary>Adds it to the numbers of a movement.</summary>
    public static void AddMarkersValidity(this MetricTable table, double validity) =>
        table.Add(Key, validity, (validity, validity), (0, 1), double.IsNaN(validity) ? "Nobody was seen in the clip." : null);
}
