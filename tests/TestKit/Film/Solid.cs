using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>
/// A tapered capsule (two balls and the cone that touches both), possibly squeezed along one direction: what limbs, trunk, shoes and
/// plates are made of. Rays meet it in closed form (after I. Quilez, "Rounded cone intersection").
/// </summary>
public class Solid
{
    private readonly Vector3 _squeezeAxis;
    private readonly float _squeeze;
    private readonly Vector3 _along;

    /// <summary>Makes a solid.</summary>
    /// <param name="from">Centre of the first ball, metres.</param>
    /// <param name="to">Centre of the second ball.</param>
    /// <param name="fromRadius">Radius of the first ball.</param>
    /// <param name="toRadius">Radius of the second ball.</param>
    /// <param name="paint">Colour.</param>
    public Solid(Vector3 from, Vector3 to, float fromRadius, float toRadius, Paint paint)
        : this(from, to, fromRadius, toRadius, paint, Vector3.UnitX, 1)
    {
    }

    private Solid(Vector3 from, Vector3 to, float fromRadius, float toRadius, Paint paint, Vector3 squeezeAxis, float squeeze)
    {
        (From, To, FromRadius, ToRadius, Paint) = (from, to, fromRadius, toRadius, paint);
        (_squeezeAxis, _squeeze) = (squeezeAxis, squeeze);
        _along = ToLocal(to - from);
    }

    /// <summary>Centre of the first ball.</summary>
    public Vector3 From { get; }

    /// <summary>Centre of the second ball.</summary>
    public Vector3 To { get; }

    /// <summary>Radius of the first ball.</summary>
    public float FromRadius { get; }

    /// <summary>Radius of the second ball.</summary>
    public float ToRadius { get; }

    /// <summary>Colour.</summary>
    public Paint Paint { get; }

    /// <summary>A ball.</summary>
    public static Solid Ball(Vector3 centre, float radius, Paint paint) => new(centre, centre, radius, radius, paint);

    /// <summary>The same solid with its thickness in one direction multiplied; the line between the balls stays.</summary>
    /// <param name="axis">Direction, any length.</param>
    /// <param name="share">Thickness by what it was, &gt; 0.</param>
    public Solid Squeezed(Vector3 axis, float share) => new(From, To, FromRadius, ToRadius, Paint, Vector3.Normalize(axis), share);

    /// <summary>The same solid turned about the vertical through the origin, as <see cref="FigureStance.Turned"/> turns points.</summary>
    public virtual Solid Turned(float degrees) => new(
        Turn(From, degrees), Turn(To, degrees), FromRadius, ToRadius, Paint, Turn(_squeezeAxis, degrees), _squeeze);

    /// <summary>How far along a ray the solid begins, in lengths of the ray's direction; infinite when the ray misses it.</summary>
    public virtual float Meet(Vector3 origin, Vector3 direction)
    {
        var sight = ToLocal(direction);
        var length = sight.Length();
        return Meet(ToLocal(origin - From), sight / length, out _) / length;
    }

    /// <summary>Outward unit normal where a ray meets the solid.</summary>
    public virtual Vector3 Normal(Vector3 origin, Vector3 direction)
    {
        Meet(ToLocal(origin - From), Vector3.Normalize(ToLocal(direction)), out var normal);
        return Vector3.Normalize(ToLocal(normal));
    }

    /// <summary>Greatest distance of the surface from the nearer centre.</summary>
    public float Reach => MathF.Max(FromRadius, ToRadius) * MathF.Max(1, _squeeze);

    /// <summary>A vector turned about the vertical.</summary>
    protected static Vector3 Turn(Vector3 vector, float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return new Vector3((vector.X * cos) - (vector.Z * sin), vector.Y, (vector.X * sin) + (vector.Z * cos));
    }

    private Vector3 ToLocal(Vector3 vector) =>
        _squeeze == 1 ? vector : vector + (_squeezeAxis * (Vector3.Dot(vector, _squeezeAxis) * ((1 / _squeeze) - 1)));

    private float Meet(Vector3 toOrigin, Vector3 sight, out Vector3 normal)
    {
        normal = default;
        var other = toOrigin - _along;
        var taper = FromRadius - ToRadius;
        float alongAlong = Vector3.Dot(_along, _along), alongOrigin = Vector3.Dot(_along, toOrigin), alongSight = Vector3.Dot(_along, sight);
        float sightOrigin = Vector3.Dot(sight, toOrigin), originOrigin = Vector3.Dot(toOrigin, toOrigin);
        var slant = alongAlong - (taper * taper);
        if (slant > 0)
        {
            var a = slant - (alongSight * alongSight);
            var b = (slant * sightOrigin) - (alongOrigin * alongSight) + (alongSight * taper * FromRadius);
            var c = (slant * originOrigin) - (alongOrigin * alongOrigin) + (2 * alongOrigin * taper * FromRadius) - (alongAlong * FromRadius * FromRadius);
            var root = (b * b) - (c * a);
            if (root < 0) return float.PositiveInfinity;
            var at = (-MathF.Sqrt(root) - b) / a;
            var place = alongOrigin - (FromRadius * taper) + (at * alongSight);
            if (place > 0 && place < slant)
            {
                normal = (slant * (toOrigin + (at * sight))) - (_along * place);
                return at;
            }
        }

        var first = BallAt(toOrigin, sight, FromRadius);
        var second = BallAt(other, sight, ToRadius);
        var nearest = MathF.Min(first, second);
        if (!float.IsInfinity(nearest)) normal = first <= second ? toOrigin + (first * sight) : other + (second * sight);
        return nearest;
    }

    private static float BallAt(Vector3 toOrigin, Vector3 sight, float radius)
    {
        var middle = Vector3.Dot(toOrigin, sight);
        var root = (middle * middle) - Vector3.Dot(toOrigin, toOrigin) + (radius * radius);
        return root < 0 ? float.PositiveInfinity : -middle - MathF.Sqrt(root);
    }
}
