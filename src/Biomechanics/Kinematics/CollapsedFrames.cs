using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Finds frames in which the model gave up the body with full confidence, as it does behind plates: seen from the side the trunk keeps
/// its length however far it leans, so a skeleton whose trunk has shrunk is no measurement.
/// </summary>
internal static class CollapsedFrames
{
    /// <summary>Share of the usual trunk length that a rounded back or a turned athlete stays above.</summary>
    private const double ShortestTrunk = 0.6;

    /// <summary>Seconds for which a skeleton must hold between two collapses; a shorter stretch is chance.</summary>
    private const double ShortestRecovery = 0.15;

    /// <summary>Hides all points of collapsed frames.</summary>
    /// <param name="tracks">Keypoints with doubtful points hidden.</param>
    /// <param name="posture">How the athlete stands; from other views than the side a trunk may truly look short.</param>
    public static void Hide(KeypointTracks tracks, Posture posture)
    {
        if (posture.View is not (CameraView.SideLeft or CameraView.SideRight)) return;
        var trunk = tracks.Length(BodyPoint.LeftShoulder.On(posture.NearSide), BodyPoint.LeftHip.On(posture.NearSide), 0);
        var shortest = ShortestTrunk * OrderStatistics.Median(trunk);
        var last = -1;
        for (var i = 0; i < trunk.Length; i++)
        {
            if (!(trunk[i] < shortest)) continue;
            var resumed = last >= 0 && tracks.Times[i] - tracks.Times[last] <= ShortestRecovery;
            for (var frame = resumed ? last + 1 : i; frame <= i; frame++) tracks.Hide(frame);
            last = i;
        }
    }
}
