using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>The rendered athlete that is built into the product, on whom every model must find a person before it may serve.</summary>
public static class CheckPicture
{
    /// <summary>Side of the picture, pixels.</summary>
    public const int Side = 256;

    private const float Turn = 52;

    private static readonly FilmCamera Camera = new(Side, Side) { Distance = 5, MetersPerPixel = 0.0085f, EyeHeight = 0.92f };

    private static readonly FigureStance Stance = new()
    {
        Thigh = (15, -11),
        Knee = (8, 10),
        Spread = (4, 4),
        Shoulder = (10, 16),
        Aside = (32, 18),
        Elbow = (24, 30),
    };

    /// <summary>Renders it.</summary>
    public static FilmPicture Render() =>
        new FilmStudio(Camera, variant: 3, sub: 4).Shoot(FigureSolids.Around(Points(), FigureLook.Number(1), Stance.Height));

    /// <summary>Where the 26 points are in it, pixels.</summary>
    public static IReadOnlyList<Vector2> Truth() => Array.ConvertAll(Points(), Camera.Project);

    private static Vector3[] Points() => FigureStance.Turned(Stance.Points(), Turn);
}
