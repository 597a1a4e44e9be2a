using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>Aikynetix's own pose model: an upright square in, be it a crop or the whole picture, 26 heat maps and 27 scores out.</summary>
internal sealed class AikyPose : IPoseModel
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(192, 1 / 255f, 0, border: 0);

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public AikyPose(OnnxSession session) => Input = new ModelInput(
        session,
        Format,
        new OnnxTensor("heatmaps", OnnxTensor.Float32, [1, AikyPoseDecoder.Points, AikyPoseDecoder.Map, AikyPoseDecoder.Map]),
        new OnnxTensor("scores", OnnxTensor.Float32, [1, AikyPoseDecoder.Points + 1]));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <inheritdoc/>
    public BodySighting Find(Picture picture, RegionOfInterest roi) =>
        Input.Run(picture, roi, output => AikyPoseDecoder.Decode(output[0], output[1], roi));

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output)
    {
        var body = AikyPoseDecoder.Decode(output[0], output[1], RegionOfInterest.Unit);
        return PoseAnswer.Of(body.Points, body.Presence);
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();
}
