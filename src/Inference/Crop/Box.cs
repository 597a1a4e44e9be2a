namespace Aikynetix.Inference.Crop;

/// <summary>An upright rectangle in picture pixels.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge, &gt; <paramref name="Left"/>.</param>
/// <param name="Bottom">Bottom edge, &gt; <paramref name="Top"/>.</param>
internal readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public float Area => Width * Height;

    public float CentreX => (Left + Right) / 2;

    public float CentreY => (Top + Bottom) / 2;

    public bool Contains(float x, float y) => x > Left && x < Right && y > Top && y < Bottom;

    /// <summary>Intersection over union, 0–1.</summary>
    public float Overlap(Box other)
    {
        var width = MathF.Min(Right, other.Right) - MathF.Max(Left, other.Left);
        var height = MathF.Min(Bottom, other.Bottom) - MathF.Max(Top, other.Top);
        if (!(width > 0 && height > 0)) return 0;
        var common = width * height;
        return common / (Area + other.Area - common);
    }

    /// <summary>Each edge moved outwards by the given share of the box's width or height.</summary>
    public Box Grow(float left, float top, float right, float bottom) =>
        new(Left - (Width * left), Top - (Height * top), Right + (Width * right), Bottom + (Height * bottom));
}
