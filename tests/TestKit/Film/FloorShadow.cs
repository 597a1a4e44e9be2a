using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>The soft shadow that solids throw on the floor: darker and sharper the closer they are to it.</summary>
internal sealed class FloorShadow
{
    private const float Faintest = 1.2f;
    private const float Negligible = 6;

    private readonly (Vector2 Place, float Width, float Dark)[] _spots;

    private readonly Vector2 _middle;
    private readonly float _reach;

    public FloorShadow(IReadOnlyList<Solid> scene)
    {
        _spots = [.. scene.Where(solid => solid.From.Y < Faintest).Select(Spot)];
        if (_spots.Length == 0) return;
        _middle = _spots.Aggregate(Vector2.Zero, (sum, spot) => sum + spot.Place) / _spots.Length;
        _reach = _spots.Max(spot => Vector2.Distance(spot.Place, _middle) + (spot.Width * MathF.Sqrt(Negligible)));
    }

    /// <summary>Share of the light that reaches a place of the floor.</summary>
    public float LightAt(Vector3 place)
    {
        var light = 1f;
        if (Vector2.DistanceSquared(_middle, new Vector2(place.X, place.Z)) > _reach * _reach) return light;
        foreach (var (spot, width, dark) in _spots)
        {
            var away = Vector2.DistanceSquared(spot, new Vector2(place.X, place.Z)) / (width * width);
            if (away < Negligible) light *= 1 - (dark * MathF.Exp(-away));
        }

        return MathF.Max(0.35f, light);
    }

    private static (Vector2 Place, float Width, float Dark) Spot(Solid solid)
    {
        var middle = (solid.From + solid.To) / 2;
        var height = MathF.Max(0, middle.Y);
        var width = (Vector3.Distance(solid.From, solid.To) / 3) + solid.FromRadius + (0.35f * height);
        // The light stands to the left and in front, so the shadow falls to the right and back.
        return (new Vector2(middle.X + (0.35f * height), middle.Z - (0.3f * height)), width, 0.4f * solid.FromRadius / (solid.FromRadius + (0.6f * height)));
    }
}
