namespace Aikynetix.Inference.Crop;

/// <summary>How a model wants its input: planar float32, one plane per colour.</summary>
/// <param name="Size">Width in pixels, a multiple of 8, over which the side of the region is spread.</param>
/// <param name="Bgr">True for planes in the order blue, green, red; false for red, green, blue.</param>
/// <param name="Scale">Factor for each plane in its order, applied to values 0–255.</param>
/// <param name="Offset">Added to each plane after <paramref name="Scale"/>.</param>
/// <param name="Border">Grey, 0–255, of places outside the picture; null to repeat the picture's edge.</param>
internal sealed record TensorFormat(int Size, bool Bgr, float[] Scale, float[] Offset, float? Border)
{
    /// <summary>Height in pixels; what it has more than <see cref="Size"/> shows as much above the square region as below it.</summary>
    public int Height { get; init; } = Size;

    /// <summary>Floats for one picture.</summary>
    public int Count => 3 * Size * Height;

    /// <summary>Shape of the tensor: one picture, three planes.</summary>
    public long[] Shape => [1, 3, Height, Size];

    /// <summary>A format with red first and one factor and offset for all planes.</summary>
    public static TensorFormat Rgb(int size, float scale, float offset, float? border) =>
        new(size, false, [scale, scale, scale], [offset, offset, offset], border);
}
