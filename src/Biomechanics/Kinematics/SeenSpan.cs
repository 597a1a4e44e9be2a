using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The part of a clip in which the athlete is in the picture: what comes before they enter and after they leave hides nothing.</summary>
internal static class SeenSpan
{
    // Share of the samples with a view of the trunk that lie outside at either end: a ghost in an empty room must not stretch the span.
    private const double Stray = 0.01;

    private static readonly BodyPoint[] Trunk = [BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftShoulder, BodyPoint.RightShoulder];

    /// <summary>First and last sample in which a hip or a shoulder was seen; an empty range, with the last before the first, when none ever was.</summary>
    public static (int First, int Last) Of(BodyTrack body)
    {
        var paths = Array.ConvertAll(Trunk, body.X);
        var seen = new List<int>(paths[0].Length);
        for (var i = 0; i < paths[0].Length; i++)
        {
            if (double.IsFinite(paths[0][i]) || double.IsFinite(paths[1][i]) || double.IsFinite(paths[2][i]) || double.IsFinite(paths[3][i])) seen.Add(i);
        }

        var stray = (int)(Stray * seen.Count);
        return seen.Count == 0 ? (0, -1) : (seen[stray], seen[^(stray + 1)]);
    }
}
