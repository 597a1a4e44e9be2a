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
    /// <summary>What a model that works alone made of a look around; null when it did not look.</summary>
    public LookAround? Look { get; init; }

    /// <summary>How often another body had been found to be the athlete, this frame included.</summary>
    public int Switches { get; init; }

    /// <summary>Whether this frame had begun before an earlier one found that another body is the athlete: it shows the one that was left.</summary>
    public bool IsOutdated(TrackState state) => Switches < state.Switches;

    /// <summary>The state after this frame; frames join in their order, whichever finished first.</summary>
    public TrackState Join(TrackState before)
    {
        if (IsOutdated(before)) return before;
        var points = Pose.Presence > 0 ? Pose.Points : null;
        var state = before with { Roi = Next, Points = points, Switches = Switches, Rival = Look is null ? before.Rival : Look.Rival };
        // Between two searches, which lie far apart in a slow film, the body that is followed keeps the lock.
        if (People is null) return Next is null || before.Lock is null ? state : state with { Lock = before.Lock with { Seen = Pose.Time } };
        var body = Next is null || Doubtful ? null : BodyBox.Of(Pose.Points);
        return state with { Lock = TargetLock.Update(Switches > before.Switches ? null : before.Lock, People, body, PictureWidth, Pose.Time) };
    }
}
