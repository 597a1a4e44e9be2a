namespace Aikynetix.Pose;

/// <summary>What is fixed about the canonical body: how many points, how they mirror, which bones join them.</summary>
public static class Skeleton
{
    private static readonly BodyPoint[] MirrorOf =
    [
        BodyPoint.Nose, BodyPoint.RightEye, BodyPoint.LeftEye, BodyPoint.RightEar, BodyPoint.LeftEar,
        BodyPoint.RightShoulder, BodyPoint.LeftShoulder, BodyPoint.RightElbow, BodyPoint.LeftElbow,
        BodyPoint.RightWrist, BodyPoint.LeftWrist, BodyPoint.RightHip, BodyPoint.LeftHip,
        BodyPoint.RightKnee, BodyPoint.LeftKnee, BodyPoint.RightAnkle, BodyPoint.LeftAnkle,
        BodyPoint.Head, BodyPoint.Neck, BodyPoint.HipCentre,
        BodyPoint.RightToe, BodyPoint.LeftToe, BodyPoint.RightSmallToe, BodyPoint.LeftSmallToe,
        BodyPoint.RightHeel, BodyPoint.LeftHeel,
    ];

    /// <summary>Number of points in the canonical body.</summary>
    public const int Count = 26;

    /// <summary>The bones to draw, as pairs of points.</summary>
    public static IReadOnlyList<(BodyPoint From, BodyPoint To)> Bones { get; } =
    [
        (BodyPoint.Head, BodyPoint.Neck), (BodyPoint.Neck, BodyPoint.HipCentre),
        (BodyPoint.LeftShoulder, BodyPoint.RightShoulder), (BodyPoint.LeftHip, BodyPoint.RightHip),
        (BodyPoint.LeftShoulder, BodyPoint.LeftElbow), (BodyPoint.LeftElbow, BodyPoint.LeftWrist),
        (BodyPoint.RightShoulder, BodyPoint.RightElbow), (BodyPoint.RightElbow, BodyPoint.RightWrist),
        (BodyPoint.LeftShoulder, BodyPoint.LeftHip), (BodyPoint.RightShoulder, BodyPoint.RightHip),
        (BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.LeftKnee, BodyPoint.LeftAnkle),
        (BodyPoint.RightHip, BodyPoint.RightKnee), (BodyPoint.RightKnee, BodyPoint.RightAnkle),
        (BodyPoint.LeftAnkle, BodyPoint.LeftHeel), (BodyPoint.LeftHeel, BodyPoint.LeftToe), (BodyPoint.LeftAnkle, BodyPoint.LeftToe),
        (BodyPoint.RightAnkle, BodyPoint.RightHeel), (BodyPoint.RightHeel, BodyPoint.RightToe), (BodyPoint.RightAnkle, BodyPoint.RightToe),
    ];

    /// <summary>The same point on the other side of the body; unsided points mirror to themselves.</summary>
    public static BodyPoint Mirror(BodyPoint point) => MirrorOf[(int)point];
}
