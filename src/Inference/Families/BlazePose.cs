using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>BlazePose GHUM landmarks (Bazarevsky et al. 2020): a turned square in, 33 body points and 2 alignment points out.</summary>
internal sealed class BlazePose : IPoseModel
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(256, 1 / 255f, 0, border: null);

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public BlazePose(OnnxSession session) => Input = new ModelInput(
        session,
        Format,
        new OnnxTensor("landmarks", OnnxTensor.Float32, [1, BlazePoseDecoder.Rows * BlazePoseDecoder.RowLength]),
        new OnnxTensor("flag", OnnxTensor.Float32, [1, 1]),
        new OnnxTensor("heatmap", OnnxTensor.Float32, [1, BlazePoseDecoder.Rows, BlazePoseDecoder.Map, BlazePoseDecoder.Map]));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <inheritdoc/>
    public BodySighting Find(Picture picture, RegionOfInterest roi) =>
        Input.Run(picture, roi, output => BlazePoseDecoder.Decode(output[0], output[1][0], output[2], roi));

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output)
    {
        var body = BlazePoseDecoder.Decode(output[0], output[1][0], output[2], RegionOfInterest.Unit);
        return PoseAnswer.Of(body.Points, body.Presence);
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();
}
