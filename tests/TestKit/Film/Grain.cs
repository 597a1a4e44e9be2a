using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>Smooth noise in space and raw noise by number, both the same on every machine and at every run.</summary>
internal static class Grain
{
    /// <summary>−1 to 1, changing over distances of about 1.</summary>
    public static float At(Vector3 place)
    {
        var (x, y, z) = ((int)MathF.Floor(place.X), (int)MathF.Floor(place.Y), (int)MathF.Floor(place.Z));
        var part = new Vector3(place.X - x, place.Y - y, place.Z - z);
        var ease = part * part * (new Vector3(3) - (2 * part));
        var sum = 0f;
        for (var i = 0; i < 8; i++)
        {
            int dx = i & 1, dy = (i >> 1) & 1, dz = i >> 2;
            var weight = (dx == 0 ? 1 - ease.X : ease.X) * (dy == 0 ? 1 - ease.Y : ease.Y) * (dz == 0 ? 1 - ease.Z : ease.Z);
            sum += weight * Number(x + dx, y + dy, z + dz);
        }

        return sum;
    }

    /// <summary>−1 to 1, without any order.</summary>
    public static float Number(int x, int y, int z)
    {
        var mix = (uint)x * 374761393u;
        mix += (uint)y * 668265263u;
        mix += (uint)z * 2147483647u;
        mix = (mix ^ (mix >> 13)) * 1274126177u;
        mix ^= mix >> 16;
        return (mix / (float)uint.MaxValue * 2) - 1;
    }
}
