using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Everything that one frame gave, before it joins the history.</summary>
/// <param name="Pose">The answer for the caller.</param>
/// <param name="Next">Where the landmark model should look from here; null when it lost the athlete.</param>
/// <param name="People">Everybody seen; null when nobody searched in this frame.</param>
/// <param name="Doubtful">Whether the body lay outside the followed person's box.</param>
/// <param name="PictureWidth">Width of the frame, pixels.</param>
internal sealed record Observation(PoseFrame Pose, RegionOfInterest? Next, Person[]? People, bool Doubtful, int PictureWidth)
{
    /// <summary>The state after this frame; frames join in their order, whichever finished first.</summary>
    public TrackState Join(TrackState before)
    {
        var points = Pose.Presence > 0 ? Pose.Points : null;
        if (People is null) return before with { Roi = Next, Points = points };
        var body = Next is null || Doubtful ? null : BodyShape.BoxOf(Pose.Points);
        return new TrackState(Next, points, TargetLock.Update(before.Lock, People, body, PictureWidth));
    }
}
