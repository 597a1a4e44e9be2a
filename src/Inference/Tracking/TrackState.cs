using Aikynetix.Inference.Crop;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>What is known about the athlete after a frame, from which a later frame starts.</summary>
/// <param name="Roi">Where the landmark model should look; null when the athlete is lost.</param>
/// <param name="Points">The body as last seen; null when the athlete is lost.</param>
/// <param name="Lock">Which person is followed; null before anybody was seen.</param>
internal sealed record TrackState(RegionOfInterest? Roi, Keypoint[]? Points, TargetLock? Lock)
{
    /// <summary>Nothing is known.</summary>
    public static readonly TrackState Start = new(null, null, null);

    /// <summary>Where the last look around saw somebody who seems to be the athlete rather than the one followed.</summary>
    public Rival? Rival { get; init; }

    /// <summary>How often another body was found to be the athlete.</summary>
    public int Switches { get; init; }
}
