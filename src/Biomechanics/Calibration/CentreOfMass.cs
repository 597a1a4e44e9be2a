using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Height of the whole body's centre of mass from the heights of its points (biomechanics reference C.6). Both sides count where
/// both are seen; in a lift, which both legs do alike, a hidden side takes the place of the seen one.
/// </summary>
internal static class CentreOfMass
{
    private const double NeededView = 0.9;

    /// <summary>The centre of mass through a clip.</summary>
    /// <param name="Height">Metres, one per sample, NaN where not measured.</param>
    /// <param name="FromHip">True when too little of the body was seen, so that the middle of the hips stands in.</param>
    internal readonly record struct Result(double[] Height, bool FromHip);

    /// <summary>Finds the centre of mass.</summary>
    /// <param name="heights">Height of each body point in metres, one value per sample.</param>
    /// <param name="first">First sample of the window in which points must be seen to be used.</param>
    /// <param name="last">Last sample of that window.</param>
    /// <param name="isFemale">Selects the table of masses; null takes the male one.</param>
    public static Result Heights(Func<BodyPoint, double[]> heights, int first, int last, bool? isFemale)
    {
        var masses = isFemale == true ? SegmentMasses.Female : SegmentMasses.Male;

        // Which points are used is decided once per clip: a point that comes and goes would make the centre jump.
        double[]? Seen(BodyPoint left, BodyPoint right) => Middle(heights(left), heights(right), first, last);
        var shoulder = Seen(BodyPoint.LeftShoulder, BodyPoint.RightShoulder);
        var hip = Seen(BodyPoint.LeftHip, BodyPoint.RightHip);
        var knee = Seen(BodyPoint.LeftKnee, BodyPoint.RightKnee);
        if (shoulder is null || hip is null || knee is null) return new Result(hip ?? heights(BodyPoint.HipCentre), true);

        var ankle = Seen(BodyPoint.LeftAnkle, BodyPoint.RightAnkle);
        var heel = Seen(BodyPoint.LeftHeel, BodyPoint.RightHeel);
        var toe = Seen(BodyPoint.LeftToe, BodyPoint.RightToe);
        var elbow = Seen(BodyPoint.LeftElbow, BodyPoint.RightElbow);
        var wrist = Seen(BodyPoint.LeftWrist, BodyPoint.RightWrist);
        var crown = Seen(BodyPoint.Head, BodyPoint.Head);
        var ear = Seen(BodyPoint.LeftEar, BodyPoint.RightEar);

        var sum = new double[hip.Length];
        Add(sum, masses.Trunk, 1, shoulder, hip);
        Add(sum, masses.Thigh, 2, hip, knee);
        Add(sum, masses.Shank, 2, knee, ankle ?? knee);
        Add(sum, masses.Foot, 2, heel ?? ankle ?? knee, toe ?? heel ?? ankle ?? knee);
        Add(sum, masses.UpperArm, 2, shoulder, elbow ?? shoulder);
        Add(sum, masses.Forearm, 2, elbow ?? shoulder, wrist ?? elbow ?? shoulder);
        Add(sum, masses.Hand, 2, wrist ?? elbow ?? shoulder, wrist ?? elbow ?? shoulder);

        // Without a view of the crown the ear stands at the centre of the head.
        if (crown is not null) Add(sum, masses.Head, 1, crown, shoulder);
        else Add(sum, masses.Head, 1, ear ?? shoulder, ear ?? shoulder);
        return new Result(sum, false);
    }

    private static void Add(double[] sum, SegmentMasses.Segment segment, int sides, double[] upper, double[] lower)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += sides * segment.Mass * (upper[i] + (segment.Centre * (lower[i] - upper[i])));
    }

    private static double[]? Middle(double[] left, double[] right, int first, int last)
    {
        var (leftSeen, rightSeen) = (IsSeen(left, first, last), IsSeen(right, first, last));
        if (leftSeen && rightSeen) return PairedSeries.Mean(left, right);
        return leftSeen ? left : rightSeen ? right : null;
    }

    private static bool IsSeen(double[] series, int first, int last)
    {
        var seen = 0;
        for (var i = Math.Max(first, 0); i <= Math.Min(last, series.Length - 1); i++) seen += double.IsNaN(series[i]) ? 0 : 1;
        return seen > 0 && seen >= NeededView * (last - first + 1);
    }
}
