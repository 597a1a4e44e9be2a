using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>BlazePose GHUM landmarks (Bazarevsky et al. 2020): a turned square in, 33 body points and 2 alignment points out.</summary>
internal sealed class BlazePose : IDisposable
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(256, 1 / 255f, 0, border: null);

    private readonly ModelInput _model;

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public BlazePose(OnnxSession session) => _model = new ModelInput(
        session,
        Format,
        new OnnxTensor("landmarks", OnnxTensor.Float32, [1, BlazePoseDecoder.Rows * BlazePoseDecoder.RowLength]),
        new OnnxTensor("flag", OnnxTensor.Float32, [1, 1]),
        new OnnxTensor("heatmap", OnnxTensor.Float32, [1, BlazePoseDecoder.Rows, BlazePoseDecoder.Map, BlazePoseDecoder.Map]));

    /// <summary>Finds the body that fills the region.</summary>
    public BodySighting Find(Picture picture, RegionOfInterest roi) =>
        _model.Run(picture, roi, output => BlazePoseDecoder.Decode(output[0], output[1][0], output[2], roi));

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
