namespace Aikynetix.Inference.Crop;

/// <summary>A plane of 8-bit pixels in pinned memory, and what is needed to stay inside it.</summary>
/// <param name="data">First pixel; rows follow without padding.</param>
/// <param name="width">Pixels in a row.</param>
/// <param name="height">Rows.</param>
internal readonly unsafe struct SamplePlane(byte* data, int width, int height)
{
    public readonly byte* Data = data;

    public int Width { get; } = width;

    /// <summary>Largest x and y of a place between pixels.</summary>
    public float MaxX { get; } = width - 1;

    public float MaxY { get; } = height - 1;

    /// <summary>Largest left column and upper row of a 2 × 2 neighbourhood.</summary>
    public int LastColumn { get; } = Math.Max(0, width - 2);

    public int LastRow { get; } = Math.Max(0, height - 2);

    /// <summary>Distance to the right and the lower neighbour; 0 where the plane is one pixel wide or high.</summary>
    public int Right { get; } = Math.Min(1, width - 1);

    public int Down { get; } = height > 1 ? width : 0;
}
