using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Onnx;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Families;

/// <summary>MoveNet Lightning (single pose): 17 COCO points without feet; robust sides, and low scores where a limb is hidden.</summary>
internal sealed class MoveNet : IDisposable
{
    private static readonly TensorFormat Format = TensorFormat.Rgb(192, 1, 0, border: 0);

    private readonly ModelInput _model;

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public MoveNet(OnnxSession session) => _model = new ModelInput(
        session,
        Format,
        Maps("center", 1),
        Maps("heatmap", MoveNetDecoder.Points),
        Maps("offset", 2 * MoveNetDecoder.Points),
        Maps("regress", 2 * MoveNetDecoder.Points));

    /// <summary>Finds the body nearest to the middle of an upright region.</summary>
    /// <returns>The 26 canonical points; those that COCO lacks are absent, or midway between two others.</returns>
    public Keypoint[] Find(Picture picture, RegionOfInterest roi) =>
        _model.Run(picture, roi, output => MoveNetDecoder.Decode(output[0], output[1], output[2], output[3], roi));

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static OnnxTensor Maps(string name, int count) => new(name, OnnxTensor.Float32, [1, count, MoveNetDecoder.Map, MoveNetDecoder.Map]);
}
