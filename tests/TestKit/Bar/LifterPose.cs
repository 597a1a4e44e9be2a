using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Bar;

/// <summary>A standing stick figure of known size that holds something at a given place.</summary>
public static class LifterPose
{
    /// <summary>Makes the pose; both wrists lie at <paramref name="hands"/>, which hang at hip height.</summary>
    /// <param name="hands">Pixels.</param>
    /// <param name="bodyHeight">Pixels.</param>
    /// <param name="frameId">Index of the frame.</param>
    /// <param name="time">Time of the frame.</param>
    public static PoseFrame Holding(Vector2 hands, float bodyHeight, long frameId = 0, TimeSpan time = default)
    {
        var pose = PoseFrame.Empty(frameId, time) with { Presence = 1 };
        var hip = hands - new Vector2(0.05f * bodyHeight, 0.02f * bodyHeight);
        Put(BodyPoint.LeftHip, 0);
        Put(BodyPoint.LeftKnee, 0.245f);
        Put(BodyPoint.LeftAnkle, 0.491f);
        Put(BodyPoint.LeftShoulder, -0.288f);
        Put(BodyPoint.LeftElbow, -0.102f);
        Put(BodyPoint.LeftHeel, 0.52f);
        Put(BodyPoint.LeftToe, 0.52f);
        pose.Points[(int)BodyPoint.LeftWrist] = pose.Points[(int)BodyPoint.RightWrist] = new Keypoint(hands.X, hands.Y, 0.9f);
        return pose;

        void Put(BodyPoint left, float below)
        {
            var place = new Keypoint(hip.X, hip.Y + (below * bodyHeight), 0.9f);
            pose.Points[(int)left] = pose.Points[(int)Skeleton.Mirror(left)] = place;
        }
    }
}
