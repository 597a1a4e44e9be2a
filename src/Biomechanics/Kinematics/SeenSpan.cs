using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The part of a clip in which the athlete is in the picture: what comes before they enter and after they leave hides nothing.</summary>
internal static class SeenSpan
{
    private static readonly BodyPoint[] Trunk = [BodyPoint.LeftHip, BodyPoint.RightHip, BodyPoint.LeftShoulder, BodyPoint.RightShoulder];

    /// <summary>First and last sample in which a hip or a shoulder was seen; an empty range, with the last before the first, when none ever was.</summary>
    public static (int First, int Last) Of(BodyTrack body)
    {
        var (first, last) = (int.MaxValue, -1);
        foreach (var point in Trunk)
        {
            var path = body.X(point);
            if (Array.FindIndex(path, double.IsFinite) is >= 0 and var seen) first = Math.Min(first, seen);
            last = Math.Max(last, Array.FindLastIndex(path, double.IsFinite));
        }

        return last < 0 ? (0, -1) : (first, last);
    }
}
