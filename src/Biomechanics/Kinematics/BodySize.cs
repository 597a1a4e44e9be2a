using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Guesses the athlete's height in pixels from the lengths of thigh, shank and trunk, to about a tenth: good enough to say what is a
/// wild jump, not to make metres of pixels.
/// </summary>
internal static class BodySize
{
    /// <summary>Height of a grown athlete, metres, wherever only an order of magnitude is needed.</summary>
    public const double TypicalHeight = 1.75;

    // A segment shows its length only while it lies in the picture plane, so the longer views of it tell more than the middle ones.
    private const double LongView = 0.8;

    /// <summary>Body height in pixels; NaN when no segment was seen.</summary>
    public static double Estimate(KeypointTracks tracks, double minimumScore)
    {
        var heights = new List<double>();
        foreach (var side in Enum.GetValues<BodySide>())
        {
            Add(BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyShares.Thigh);
            Add(BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyShares.Shank);
            Add(BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyShares.Trunk);

            void Add(BodyPoint from, BodyPoint to, double share) =>
                heights.Add(OrderStatistics.Quantile(tracks.Length(from.On(side), to.On(side), minimumScore), LongView) / share);
        }

        return OrderStatistics.Median(heights);
    }
}
