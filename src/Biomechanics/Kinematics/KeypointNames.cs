using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The names under which body points are exported: side and joint, e.g. <c>lkne</c>; eyes, small toes and the hips' middle are not.</summary>
internal static class KeypointNames
{
    private static readonly (string Name, BodyPoint Left)[] Pairs =
    [
        ("ear", BodyPoint.LeftEar), ("sho", BodyPoint.LeftShoulder), ("elb", BodyPoint.LeftElbow), ("wri", BodyPoint.LeftWrist),
        ("hip", BodyPoint.LeftHip), ("kne", BodyPoint.LeftKnee), ("ank", BodyPoint.LeftAnkle), ("hee", BodyPoint.LeftHeel),
        ("toe", BodyPoint.LeftToe),
    ];

    /// <summary>All names with their points.</summary>
    public static IReadOnlyList<(string Name, BodyPoint Point)> All { get; } =
    [
        .. Pairs.SelectMany(pair => new[] { ("l" + pair.Name, pair.Left), ("r" + pair.Name, Skeleton.Mirror(pair.Left)) }),
        ("head", BodyPoint.Head), ("nose", BodyPoint.Nose), ("neck", BodyPoint.Neck),
    ];
}
