using Aikynetix.Pose;

namespace Aikynetix.TestKit.Scoring;

/// <summary>Points whose accuracy is told together.</summary>
/// <param name="Name">What the group is called in tables.</param>
/// <param name="Points">Its points.</param>
public sealed record JointGroup(string Name, IReadOnlyList<BodyPoint> Points)
{
    /// <summary>All groups in the order of tables; top of the head, neck, hip centre and small toes belong to none.</summary>
    public static IReadOnlyList<JointGroup> All { get; } =
    [
        new("head", [BodyPoint.Nose, BodyPoint.LeftEye, BodyPoint.RightEye, BodyPoint.LeftEar, BodyPoint.RightEar]),
        new("shoulders", [BodyPoint.LeftShoulder, BodyPoint.RightShoulder]),
        new("elbows", [BodyPoint.LeftElbow, BodyPoint.RightElbow]),
        new("wrists", [BodyPoint.LeftWrist, BodyPoint.RightWrist]),
        new("hips", [BodyPoint.LeftHip, BodyPoint.RightHip]),
        new("knees", [BodyPoint.LeftKnee, BodyPoint.RightKnee]),
        new("ankles", [BodyPoint.LeftAnkle, BodyPoint.RightAnkle]),
        new("heels", [BodyPoint.LeftHeel, BodyPoint.RightHeel]),
        new("toes", [BodyPoint.LeftToe, BodyPoint.RightToe]),
    ];

    /// <summary>The twelve joints from shoulders to ankles, which every model has: together they are the body mean.</summary>
    public static JointGroup Body { get; } = new("body", [.. All.Skip(1).Take(6).SelectMany(group => group.Points)]);

    /// <summary>The joints of the legs.</summary>
    public static JointGroup Legs { get; } = new("legs", [.. All.Skip(4).Take(3).SelectMany(group => group.Points)]);
}
