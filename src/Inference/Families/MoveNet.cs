using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>MoveNet Lightning (single pose): 17 COCO points without feet; robust sides, and low scores where a limb is hidden.</summary>
internal sealed class MoveNet : IFamilyModel
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(192, 1, 0, border: 0);

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public MoveNet(OnnxSession session) => Input = new ModelInput(
        session,
        Format,
        Maps("center", 1),
        Maps("heatmap", MoveNetDecoder.Points),
        Maps("offset", 2 * MoveNetDecoder.Points),
        Maps("regress", 2 * MoveNetDecoder.Points));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <summary>Finds the body nearest to the middle of an upright region.</summary>
    /// <returns>The 26 canonical points; those that COCO lacks are absent, or midway between two others.</returns>
    public Keypoint[] Find(Picture picture, RegionOfInterest roi) =>
        Input.Run(picture, roi, output => MoveNetDecoder.Decode(output[0], output[1], output[2], output[3], roi));

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output)
    {
        var points = MoveNetDecoder.Decode(output[0], output[1], output[2], output[3], RegionOfInterest.Unit);
        return PoseAnswer.Of(points, points.Take(MoveNetDecoder.Points).Average(point => point.Score));
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();

    private static OnnxTensor Maps(string name, int count) => new(name, OnnxTensor.Float32, [1, count, MoveNetDecoder.Map, MoveNetDecoder.Map]);
}
