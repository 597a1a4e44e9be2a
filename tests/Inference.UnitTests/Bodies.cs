using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests;

/// <summary>Makes stick figures seen from the front: torso length 60, shoulders and hips 40 wide, 240 high.</summary>
internal static class Bodies
{
    private static readonly (BodyPoint Left, float X, float Y)[] Pairs =
    [
        (BodyPoint.LeftEye, 4, -85), (BodyPoint.LeftEar, 8, -80), (BodyPoint.LeftShoulder, 20, -60), (BodyPoint.LeftElbow, 35, -30),
        (BodyPoint.LeftWrist, 40, 0), (BodyPoint.LeftHip, 20, 0), (BodyPoint.LeftKnee, 22, 60), (BodyPoint.LeftAnkle, 24, 120),
        (BodyPoint.LeftHeel, 24, 130), (BodyPoint.LeftToe, 30, 135),
    ];

    /// <summary>A figure with its hip centre at the given place; the athlete faces the camera, so left is on the right.</summary>
    public static Keypoint[] At(float x, float y, float score = 0.9f)
    {
        var points = new Keypoint[Skeleton.Count];
        Array.Fill(points, Keypoint.Absent);
        points[(int)BodyPoint.Nose] = new Keypoint(x, y - 80, score);
        foreach (var (left, right, down) in Pairs)
        {
            points[(int)left] = new Keypoint(x + right, y + down, score);
            points[(int)Skeleton.Mirror(left)] = new Keypoint(x - right, y + down, score);
        }

        MidPoints.Add(points);
        return points;
    }
}
