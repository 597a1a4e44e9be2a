namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>A body segment at one moment as a vector in the facing frame: X the way the athlete faces, Y up, camera roll removed; pixels.</summary>
/// <param name="X">Forward component; NaN where an end is hidden.</param>
/// <param name="Y">Upward component; NaN where an end is hidden.</param>
internal readonly record struct Segment(double X, double Y)
{
    /// <summary>Whether both ends were seen.</summary>
    public bool IsSeen => !double.IsNaN(X);

    /// <summary>Length in pixels.</summary>
    public double Length => double.Hypot(X, Y);

    /// <summary>Square of the length, which takes no root.</summary>
    public double SquaredLength => (X * X) + (Y * Y);

    /// <summary>The segment of a step in the picture, v down.</summary>
    public static Segment FromPicture(double u, double v, Facing facing, double roll)
    {
        var (sin, cos) = Math.SinCos(roll);
        return FromPicture(u, v, (int)facing, sin, cos);
    }

    /// <summary>As above, with the direction of "forward" along the picture and sine and cosine of the roll, for many steps of one clip.</summary>
    public static Segment FromPicture(double u, double v, int forward, double sin, double cos) =>
        new(forward * ((u * cos) + (v * sin)), (u * sin) - (v * cos));

    /// <summary>The trunk: the mean of both sides where both were seen, else the own one.</summary>
    public static Segment Trunk(Segment own, Segment other) =>
        own.IsSeen && other.IsSeen ? new Segment((own.X + other.X) / 2, (own.Y + other.Y) / 2) : own;
}
