using System.Numerics;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Rays from a plate's centre at equal angles.</summary>
internal static class UnitCircle
{
    /// <summary>Unit vectors; the first lies half a step past the X axis, so that none points along a pixel row.</summary>
    public static Vector2[] Directions(int count)
    {
        var directions = new Vector2[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = Math.SinCos((i + 0.5) * Math.Tau / count);
            directions[i] = new Vector2((float)cos, (float)sin);
        }

        return directions;
    }
}
