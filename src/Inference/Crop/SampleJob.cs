namespace Aikynetix.Inference.Crop;

/// <summary>What stays the same for all rows of one sampling job.</summary>
/// <param name="luma">Luma plane.</param>
/// <param name="u">First chroma plane.</param>
/// <param name="v">Second chroma plane.</param>
/// <param name="right">Luma x beyond which the border begins; on the other side it ends at −0.5.</param>
/// <param name="bottom">Luma y beyond which the border begins.</param>
/// <param name="color">Conversion to RGB.</param>
/// <param name="format">Layout, scale and border of the tensor.</param>
/// <param name="target">First float of the tensor.</param>
internal readonly unsafe ref struct SampleJob(
    SamplePlane luma, SamplePlane u, SamplePlane v, float right, float bottom, YuvToRgb color, TensorFormat format, float* target)
{
    private readonly float* _target = target;

    public SamplePlane Luma { get; } = luma;

    public SamplePlane U { get; } = u;

    public SamplePlane V { get; } = v;

    public float Right { get; } = right;

    public float Bottom { get; } = bottom;

    public YuvToRgb Color { get; } = color;

    public TensorFormat Format { get; } = format;

    /// <summary>Start of one row in the tensor's plane of a colour: 0 red, 1 green, 2 blue.</summary>
    public float* Row(int color, int row) => _target + (((Plane(color) * Format.Height) + row) * Format.Size);

    /// <summary>Position of a colour's plane in the tensor.</summary>
    public int Plane(int color) => Format.Bgr ? 2 - color : color;
}
