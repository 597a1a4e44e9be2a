using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>RTMPose halpe26 at 256 × 192 (Jiang et al. 2023) as exported by MMDeploy: an upright 3:4 crop in, two rows of bins a point out.</summary>
internal sealed class RtmPose : IPoseModel
{
    private static readonly float[] Mean = [123.675f, 116.28f, 103.53f];
    private static readonly float[] Deviation = [58.395f, 57.12f, 57.375f];
    private static readonly TensorFormat Format = new(
        RtmPoseDecoder.Width,
        Bgr: false,
        Scale: Array.ConvertAll(Deviation, deviation => 1 / deviation),
        Offset: [.. Mean.Zip(Deviation, (mean, deviation) => -mean / deviation)],
        Border: 0)
    { Height = RtmPoseDecoder.Height };

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public RtmPose(OnnxSession session) => Input = new ModelInput(
        session, Format, Bins("simcc_x", RtmPoseDecoder.Width), Bins("simcc_y", RtmPoseDecoder.Height));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <inheritdoc/>
    public BodySighting Find(Picture picture, RegionOfInterest roi) =>
        Input.Run(picture, roi, output => RtmPoseDecoder.Decode(output[0], output[1], roi));

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output)
    {
        var body = RtmPoseDecoder.Decode(output[0], output[1], RegionOfInterest.Unit);
        return PoseAnswer.Of(body.Points, body.Presence);
    }

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();

    private static OnnxTensor Bins(string name, int pixels) =>
        new(name, OnnxTensor.Float32, [1, RtmPoseDecoder.Points, RtmPoseDecoder.BinsPerPixel * pixels]);
}
