using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>A model that finds a body, whatever its family: all are asked in the same way.</summary>
/// <param name="Id">Id of the registry.</param>
/// <param name="Find">Finds the body in a region.</param>
/// <param name="Home">The region from which it sees a body best whose points are known.</param>
/// <param name="SeesWhole">Whether it is made to find somebody in a whole picture too.</param>
/// <param name="WorksAlone">Whether the product lets it work without other models.</param>
internal sealed record Contender(
    string Id, Func<Picture, RegionOfInterest, BodySighting> Find, Func<Keypoint[], RegionOfInterest> Home, bool SeesWhole, bool WorksAlone)
{
    private const float SeenJoint = 0.3f;

    /// <summary>Opens a session as what its family is; null for families that do not find bodies.</summary>
    public static Contender? Open(ModelEntry model, OnnxSession session) => model.Family switch
    {
        "blazepose" => new Contender(model.Id, new BlazePose(session).Find, BodyShape.TurnedRegion, SeesWhole: false, WorksAlone: false),
        "movenet" => new Contender(model.Id, Sighted(new MoveNet(session)), Upright, SeesWhole: true, WorksAlone: false),
        "aiky-pose" => new Contender(model.Id, new AikyPose(session).Find, Upright, SeesWhole: true, WorksAlone: true),
        "rtmpose" => new Contender(model.Id, new RtmPose(session).Find, Upright, SeesWhole: false, WorksAlone: true),
        _ => null,
    };

    private static RegionOfInterest Upright(Keypoint[] points) => BodyBox.Of(points, 0) is { } box ? RegionOfInterest.Around(box, BodyShape.RoomAround) : default;

    // MoveNet knows neither presence nor a next region: the share of joints that it sees, and the square that the tracker would take.
    private static Func<Picture, RegionOfInterest, BodySighting> Sighted(MoveNet model) => (picture, region) =>
    {
        var points = model.Find(picture, region);
        var presence = JointGroup.Body.Points.Average(joint => points[(int)joint].Score > SeenJoint ? 1f : 0f);
        return new BodySighting(points, presence, BodyShape.UprightRegion(points, picture.Width, picture.Height));
    };
}
