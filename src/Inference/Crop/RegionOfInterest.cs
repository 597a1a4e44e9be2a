namespace Aikynetix.Inference.Crop;

/// <summary>A square, turned part of a picture that a model looks at.</summary>
/// <param name="CentreX">Centre, pixels from the left edge of the picture.</param>
/// <param name="CentreY">Centre, pixels from its top edge.</param>
/// <param name="Size">Side, pixels.</param>
/// <param name="Rotation">Radians, −π to π; the region's own x axis points along (cos, sin) in the picture, y down.</param>
internal readonly record struct RegionOfInterest(float CentreX, float CentreY, float Size, float Rotation)
{
    /// <summary>The square whose places are the picture's pixels as parts of its side: what is decoded in it stays 0–1.</summary>
    public static readonly RegionOfInterest Unit = new(0.5f, 0.5f, 1, 0);

    /// <summary>Whether there is anything to look at: finite, and at least a pixel wide.</summary>
    public bool IsUsable => float.IsFinite(CentreX) && float.IsFinite(CentreY) && float.IsFinite(Rotation) && Size >= 1 && Size < 1e6f;

    /// <summary>The upright square that just holds the whole picture.</summary>
    public static RegionOfInterest Whole(int width, int height) => new(width / 2f, height / 2f, Math.Max(width, height), 0);

    /// <summary>The square from the picture's top left corner that just holds it all (letterbox with the padding right or below).</summary>
    public static RegionOfInterest FromCorner(int width, int height)
    {
        var size = Math.Max(width, height);
        return new(size / 2f, size / 2f, size, 0);
    }

    /// <summary>A square around a box, its side <paramref name="scale"/> times the box's longer one.</summary>
    public static RegionOfInterest Around(Box box, float scale) =>
        new(box.CentreX, box.CentreY, MathF.Max(box.Width, box.Height) * scale, 0);

    /// <summary>A place inside the region, 0–1 from its top left corner along its own axes, as picture pixels.</summary>
    public (float X, float Y) ToPicture(float u, float v)
    {
        var (sin, cos) = MathF.SinCos(Rotation);
        var (right, down) = ((u - 0.5f) * Size, (v - 0.5f) * Size);
        return (CentreX + (right * cos) - (down * sin), CentreY + (right * sin) + (down * cos));
    }
}
