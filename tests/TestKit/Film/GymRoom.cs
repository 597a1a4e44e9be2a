using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>An empty gym behind the athlete: rubber floor with a wooden platform, a painted wall, a rack, a mirror and stored plates.</summary>
internal static class GymRoom
{
    private const float WallZ = -2.4f;
    private const int Sub = 2;

    /// <summary>Films the empty room.</summary>
    public static Vector3[] Paint(FilmCamera camera, int variant)
    {
        var picture = new Vector3[camera.Width * camera.Height];
        Parallel.For(0, camera.Height, y =>
        {
            for (var x = 0; x < camera.Width; x++)
            {
                var sum = Vector3.Zero;
                for (var i = 0; i < Sub * Sub; i++)
                    sum += At(camera.Eye, camera.Sight(x + (((i % Sub) + 0.5f) / Sub), y + (((i / Sub) + 0.5f) / Sub)), variant);
                picture[(y * camera.Width) + x] = sum / (Sub * Sub);
            }
        });
        return picture;
    }

    /// <summary>Where a line of sight meets the floor in front of the wall; null when it does not.</summary>
    public static Vector3? Floor(Vector3 eye, Vector3 sight)
    {
        if (sight.Y >= 0) return null;
        var place = eye + (sight * (eye.Y / -sight.Y));
        return place.Z > WallZ ? place : null;
    }

    private static Vector3 At(Vector3 eye, Vector3 sight, int variant)
    {
        if (Rack(eye, sight, variant) is { } rack) return rack;
        return Floor(eye, sight) is { } floor ? FloorColor(floor) : WallColor(eye + (sight * (eye.Z - WallZ)), variant);
    }

    private static Vector3 FloorColor(Vector3 place)
    {
        var light = 1 + (0.06f * place.Z) - (0.02f * MathF.Abs(place.X));
        if (MathF.Abs(place.X) < 1.25f && MathF.Abs(place.Z) < 1.15f)
        {
            var plank = MathF.Floor(place.Z / 0.14f);
            var seam = MathF.Abs((place.Z / 0.14f) - plank - 0.5f) > 0.475f ? 0.8f : 1;
            var wood = new Vector3(176, 138, 96) * (0.94f + (0.06f * Grain.Number((int)plank, 3, 1)));
            return wood * (seam * light * (1 + (0.05f * Grain.At(new Vector3(place.X * 4, 0, place.Z * 60)))));
        }

        var speckle = Grain.At(new Vector3(place.X * 90, 0, place.Z * 90)) > 0.62f ? 26 : 0;
        return (new Vector3(62, 63, 66) * light) + new Vector3(speckle);
    }

    private static Vector3 WallColor(Vector3 place, int variant)
    {
        Vector3[] paints = [new(168, 172, 176), new(196, 188, 172), new(122, 134, 146), new(150, 156, 150)];
        if (place.Y < 0.11f) return new Vector3(74, 74, 76);
        var wall = paints[variant % paints.Length] * (0.82f + (0.09f * MathF.Min(place.Y, 2.5f)) - (0.03f * MathF.Abs(place.X + 0.6f)));
        if (place.Y is > 0.95f and < 1.0f) wall *= 0.8f;
        if (place.X is > 1.3f and < 2.6f && place.Y is > 1.15f and < 2.1f)
        {
            var rim = place.X is < 1.34f or > 2.56f || place.Y is < 1.19f or > 2.06f;
            wall = rim ? new Vector3(60, 56, 54) : new Vector3(188, 196, 204) - (new Vector3(30) * (place.Y - 1.15f)) + (new Vector3(14) * MathF.Sin(place.X * 7));
        }

        return wall * (1 + (0.03f * Grain.At(place * 1.7f)) + (0.012f * Grain.At(place * 25)));
    }

    private static Vector3? Rack(Vector3 eye, Vector3 sight, int variant)
    {
        const float Depth = -1.9f;
        var place = eye + (sight * (eye.Z - Depth));
        if (place.Y is < 0 or > 2.35f) return null;
        var shift = -1.9f + (0.25f * (variant % 3));
        foreach (var x in new[] { shift, shift + 1.1f })
        {
            var aside = (place.X - x) / 0.04f;
            if (MathF.Abs(aside) > 1) continue;
            var hole = MathF.Abs((place.Y / 0.1f) - MathF.Round(place.Y / 0.1f)) < 0.12f && MathF.Abs(aside) < 0.3f;
            return hole ? new Vector3(120, 120, 122) : new Vector3(46, 48, 54) * (1.25f - (0.35f * aside));
        }

        if (place.X > shift && place.X < shift + 1.1f && MathF.Abs(place.Y - 2.25f) < 0.035f) return new Vector3(52, 54, 60);
        Vector3[] colors = [new(150, 40, 38), new(38, 62, 120), new(44, 44, 46), new(170, 140, 40)];
        for (var i = 0; i < 4; i++)
        {
            var away = Vector2.Distance(new Vector2(place.X, place.Y), new Vector2(2.0f + (0.33f * i), 0.17f));
            if (away < 0.17f) return away is < 0.03f or > 0.155f ? new Vector3(70) : colors[(i + variant) % 4] * 0.8f;
        }

        return null;
    }
}
