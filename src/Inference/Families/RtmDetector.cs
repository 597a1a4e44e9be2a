using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>RTMDet person detector (Lyu et al. 2022) as exported by MMDeploy, with suppression of doubles inside the graph.</summary>
internal sealed class RtmDetector : IFamilyModel
{
    private const float MinScore = 0.25f;
    private const int RowLength = 5;

    private static readonly float[] Mean = [103.53f, 116.28f, 123.675f];
    private static readonly float[] Deviation = [57.375f, 57.12f, 58.395f];
    private static readonly TensorFormat Format = new(
        320,
        Bgr: true,
        Scale: Array.ConvertAll(Deviation, deviation => 1 / deviation),
        Offset: [.. Mean.Zip(Deviation, (mean, deviation) => -mean / deviation)],
        Border: 114);

    /// <summary>Takes over a session.</summary>
    /// <exception cref="OnnxException">It holds another model.</exception>
    public RtmDetector(OnnxSession session) =>
        Input = new ModelInput(session, Format, new OnnxTensor("dets", OnnxTensor.Float32, [1, -1, RowLength]));

    /// <inheritdoc/>
    public ModelInput Input { get; }

    /// <summary>Finds everybody in the frame.</summary>
    public Person[] Find(Picture picture)
    {
        var roi = RegionOfInterest.FromCorner(picture.Width, picture.Height);
        return Input.Run(picture, roi, output => Decode(output[0], roi.Size / Format.Size));
    }

    /// <inheritdoc/>
    public ModelAnswer Answer(ModelOutput output) => BoxAnswer.Of(Decode(output[0], 1f / Format.Size));

    /// <inheritdoc/>
    public void Dispose() => Input.Dispose();

    /// <summary>Reads rows of left, top, right, bottom, score; the corner of the frame is the corner of the input.</summary>
    /// <param name="rows">The detector's output, in input pixels.</param>
    /// <param name="scale">Frame pixels per input pixel.</param>
    internal static Person[] Decode(ReadOnlySpan<float> rows, float scale)
    {
        var people = new List<Person>();
        for (; rows.Length >= RowLength; rows = rows[RowLength..])
        {
            var box = new Box(rows[0] * scale, rows[1] * scale, rows[2] * scale, rows[3] * scale);
            if (rows[4] >= MinScore && box.Width > 0 && box.Height > 0) people.Add(new Person(rows[4], box));
        }

        return [.. people];
    }
}
