using System.Numerics;

namespace Aikynetix.Bench.Sheets;

/// <summary>One series in a chart.</summary>
/// <param name="Name">What stands beside it.</param>
/// <param name="Values">One value per time of the analysis; NaN leaves a gap.</param>
/// <param name="Color">Its colour.</param>
internal readonly record struct Curve(string Name, double[] Values, Vector3 Color)
{
    /// <summary>Whether there is anything to draw.</summary>
    public bool HasValues => Values.Any(double.IsFinite);
}
