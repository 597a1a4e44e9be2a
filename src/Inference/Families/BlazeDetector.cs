using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>BlazePose's own person detector at 224 pixels: proposes regions, turned as the body lies, for the landmark model to start from.</summary>
internal sealed class BlazeDetector : IFamilyModel
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(BlazeDetectorDecoder.Input, 2 / 255f, -1, border: 0);

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public BlazeDetector(OnnxSession session) => Input = new ModelInput(
        session,
        Format,
        new OnnxTensor("Identity", OnnxTensor.Float32, [1, BlazeDetectorDecoder.Anchors, BlazeDetectorDecoder.RowLength]),
        new OnnxTensor("Identity_1", OnnxTensor.Float32, [1, BlazeDetectorDecoder.Anchors, 1]));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <summary>Proposes regions, best first, at most one for each body.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="roi">An upright region to search.</param>
    public RegionOfInterest[] Propose(Picture picture, RegionOfInterest roi) =>
        [.. Input.Run(picture, roi, output => BlazeDetectorDecoder.Decode(output[0], output[1], roi)).Select(body => body.Region)];

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output)
    {
        var bodies = BlazeDetectorDecoder.Decode(output[0], output[1], RegionOfInterest.Unit);
        return BoxAnswer.Of([.. bodies.Select(body => new Person(body.Score, body.Box))]);
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();
}
