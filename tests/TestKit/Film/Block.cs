using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>A box with level top, possibly turned about the vertical: what treadmills and jump boxes are made of.</summary>
public sealed class Block : Solid
{
    private readonly Vector3 _centre;
    private readonly Vector3 _half;
    private readonly float _degrees;

    /// <summary>Makes a block.</summary>
    /// <param name="centre">Centre, metres.</param>
    /// <param name="half">Half of its length along X, of its height and of its width along Z, metres.</param>
    /// <param name="paint">Colour.</param>
    /// <param name="degrees">Turn about the vertical through its centre.</param>
    public Block(Vector3 centre, Vector3 half, Paint paint, float degrees = 0)
        : base(centre - End(half, degrees), centre + End(half, degrees), Girth(half), Girth(half), paint) =>
        (_centre, _half, _degrees) = (centre, half, degrees);

    /// <inheritdoc/>
    public override float Meet(Vector3 origin, Vector3 direction)
    {
        var (from, along) = (Local(origin - _centre), Local(direction));
        var (low, high) = ((-_half - from) / along, (_half - from) / along);
        var (enter, leave) = (Vector3.Min(low, high), Vector3.Max(low, high));
        var near = MathF.Max(enter.X, MathF.Max(enter.Y, enter.Z));
        var far = MathF.Min(leave.X, MathF.Min(leave.Y, leave.Z));
        return near <= far && near > 0 ? near : float.PositiveInfinity;
    }

    /// <inheritdoc/>
    public override Vector3 Normal(Vector3 origin, Vector3 direction)
    {
        var place = Local(origin - _centre + (direction * Meet(origin, direction))) / _half;
        var (x, y, z) = (MathF.Abs(place.X), MathF.Abs(place.Y), MathF.Abs(place.Z));
        var side = x > y && x > z ? Vector3.UnitX * MathF.Sign(place.X)
            : y > z ? Vector3.UnitY * MathF.Sign(place.Y)
            : Vector3.UnitZ * MathF.Sign(place.Z);
        return Turn(side, _degrees);
    }

    /// <inheritdoc/>
    public override Solid Turned(float degrees) => new Block(Turn(_centre, degrees), _half, Paint, _degrees + degrees);

    private static Vector3 End(Vector3 half, float degrees) => Turn(Vector3.UnitX * half.X, degrees);

    private static float Girth(Vector3 half) => MathF.Sqrt((half.Y * half.Y) + (half.Z * half.Z));

    private Vector3 Local(Vector3 vector) => Turn(vector, -_degrees);
}
