using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>The models that work together, each as the one question it answers; all but the landmarks may be missing.</summary>
/// <param name="Id">What runs, e.g. <c>blazepose-full@1ed41cb8+movenet-lightning@930da7a0</c>.</param>
/// <param name="Landmarks">The body that fills a region.</param>
internal sealed record Ensemble(string Id, Func<Picture, RegionOfInterest, BodySighting> Landmarks)
{
    /// <summary>Whether the landmark model looks at upright squares and finds the athlete in the whole picture too, so that it can do alone.</summary>
    public bool FindsAlone { get; init; }

    /// <summary>Everybody in the frame; without it the athlete is whoever the start finds, and is not checked against other people.</summary>
    public Func<Picture, Person[]>? People { get; init; }

    /// <summary>Regions worth trying inside a larger one, best first; without it only upright and tilted squares are tried.</summary>
    public Func<Picture, RegionOfInterest, RegionOfInterest[]>? Propose { get; init; }

    /// <summary>A second opinion on the body in a region; without it left and right are not checked.</summary>
    public Func<Picture, RegionOfInterest, Keypoint[]>? SecondOpinion { get; init; }
}
