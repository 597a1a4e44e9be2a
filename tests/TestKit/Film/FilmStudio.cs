using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>Renders solids in front of a gym: depth buffer, soft light, darker creases where bodies meet, shadow on the floor, sensor noise.</summary>
public sealed class FilmStudio
{
    private const float NoiseLevel = 2.2f;

    private static readonly Vector3 Sun = Vector3.Normalize(new Vector3(-0.45f, 0.85f, 0.6f));
    private static readonly Vector3 Fill = Vector3.Normalize(new Vector3(0.8f, 0.15f, 0.55f));

    private readonly FilmCamera _camera;
    private readonly Vector3[] _room;
    private readonly int _sub;

    /// <summary>Builds the room.</summary>
    /// <param name="camera">Where from.</param>
    /// <param name="variant">Which of the looks of the room; any number.</param>
    /// <param name="sub">Samples per pixel along each axis.</param>
    public FilmStudio(FilmCamera camera, int variant = 0, int sub = 2)
    {
        ArgumentNullException.ThrowIfNull(camera);
        (_camera, _sub, _room) = (camera, sub, GymRoom.Paint(camera, variant));
    }

    /// <summary>Films one moment; may be called by several threads at once.</summary>
    /// <param name="scene">Everything that stands in the room.</param>
    /// <param name="take">Number of the frame: the noise differs from frame to frame.</param>
    public FilmPicture Shoot(IReadOnlyList<Solid> scene, int take = 0)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var picture = new FilmPicture(_camera.Width, _camera.Height);
        var buffer = new DepthBuffer(_camera, scene, _sub);
        var shadow = new FloorShadow(scene);
        for (var y = 0; y < _camera.Height; y++)
        {
            for (var x = 0; x < _camera.Width; x++) picture.Set(x, y, Pixel(buffer, shadow, x, y) + (Vector3.One * (NoiseLevel * Noise(x, y, take))));
        }

        return picture;
    }

    /// <summary>Whether a point inside a body can be seen, or lies behind a body that is clearly nearer to the camera.</summary>
    /// <param name="scene">Everything that stands in the room.</param>
    /// <param name="point">A joint or another point inside the body.</param>
    /// <param name="depth">How deep below the skin a seen point may lie, metres.</param>
    public bool Sees(IReadOnlyList<Solid> scene, Vector3 point, float depth = 0.12f)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var place = _camera.Project(point);
        if (place.X < 0 || place.Y < 0 || place.X >= _camera.Width || place.Y >= _camera.Height) return false;
        var sight = _camera.Sight(place.X, place.Y);
        return scene.Min(solid => solid.Meet(_camera.Eye, sight)) > _camera.Distance - point.Z - depth;
    }

    private Vector3 Pixel(DepthBuffer buffer, FloorShadow shadow, int x, int y)
    {
        var room = _room[(y * _camera.Width) + x];
        if (!buffer.Touches(x, y)) return room * Shade(shadow, x, y);
        var sum = Vector3.Zero;
        for (var i = 0; i < _sub * _sub; i++)
        {
            var (column, row) = ((x * _sub) + (i % _sub), (y * _sub) + (i / _sub));
            sum += buffer.SolidAt(column, row) is { } solid
                ? Light(solid, _camera.Sight((column + 0.5f) / _sub, (row + 0.5f) / _sub)) * buffer.Openness(column, row)
                : room * Shade(shadow, x, y);
        }

        return sum / (_sub * _sub);
    }

    private float Shade(FloorShadow shadow, int x, int y) =>
        GymRoom.Floor(_camera.Eye, _camera.Sight(x + 0.5f, y + 0.5f)) is { } place ? shadow.LightAt(place) : 1;

    private Vector3 Light(Solid solid, Vector3 sight)
    {
        var place = _camera.Eye + (sight * solid.Meet(_camera.Eye, sight));
        var normal = solid.Normal(_camera.Eye, sight);
        var bright = 0.46f + (0.14f * normal.Y) + (0.46f * MathF.Max(0, Vector3.Dot(normal, Sun))) + (0.16f * MathF.Max(0, Vector3.Dot(normal, Fill)));
        if (solid.Paint.Folds > 0)
        {
            // Creases belong to the cloth, so they are laid out from where its solid begins.
            var cloth = place - solid.From;
            bright *= 1 + (solid.Paint.Folds * ((0.7f * Grain.At(cloth * new Vector3(28, 13, 28))) + (0.3f * Grain.At(cloth * 70))));
        }

        var half = Vector3.Normalize(Sun - Vector3.Normalize(sight));
        var shine = solid.Paint.Shine * MathF.Pow(MathF.Max(0, Vector3.Dot(normal, half)), 18) * 160;
        return (solid.Paint.Color * bright) + new Vector3(shine);
    }

    private static float Noise(int x, int y, int take) =>
        Grain.Number(x, y, 3 * take) + Grain.Number(x, y, (3 * take) + 1) + (0.5f * Grain.Number(x / 2, y / 2, (3 * take) + 2));
}
