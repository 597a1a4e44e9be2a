using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>
/// A pinhole camera that looks level into a scene: X to the right, Y up from the floor, Z towards the camera, metres; pixels count from the
/// top left corner, pixel centres at halves.
/// </summary>
/// <param name="Width">Width of the picture, pixels.</param>
/// <param name="Height">Height of the picture, pixels.</param>
public sealed record FilmCamera(int Width, int Height)
{
    /// <summary>From the camera to the plane Z = 0, metres.</summary>
    public float Distance { get; init; } = 4;

    /// <summary>Metres per pixel in the plane Z = 0.</summary>
    public float MetersPerPixel { get; init; } = 0.0035f;

    /// <summary>Height of the camera over the floor; this height lies in the middle of the picture, metres.</summary>
    public float EyeHeight { get; init; } = 1.05f;

    /// <summary>X in the middle of the picture, metres.</summary>
    public float MiddleX { get; init; }

    /// <summary>Focal length in pixels.</summary>
    public float Focal => Distance / MetersPerPixel;

    /// <summary>Where the camera stands.</summary>
    public Vector3 Eye => new(MiddleX, EyeHeight, Distance);

    /// <summary>Place of a point in the picture, pixels.</summary>
    public Vector2 Project(Vector3 point)
    {
        var scale = Focal / (Distance - point.Z);
        return new Vector2((Width / 2f) + ((point.X - MiddleX) * scale), (Height / 2f) - ((point.Y - EyeHeight) * scale));
    }

    /// <summary>Direction of sight through a place of the picture; its Z is −1, so lengths along it are depths.</summary>
    public Vector3 Sight(float x, float y) => new((x - (Width / 2f)) / Focal, ((Height / 2f) - y) / Focal, -1);
}
