using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>The look of a surface.</summary>
/// <param name="Color">Red, green, blue, 0–255.</param>
/// <param name="Folds">How much it is creased or stained, as a share of its brightness.</param>
/// <param name="Shine">Strength of the highlight, 0–1.</param>
public readonly record struct Paint(Vector3 Color, float Folds = 0, float Shine = 0)
{
    /// <summary>A colour by its three numbers.</summary>
    public static Paint Of(float red, float green, float blue, float folds = 0, float shine = 0) => new(new Vector3(red, green, blue), folds, shine);
}
