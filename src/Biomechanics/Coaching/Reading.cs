namespace Aikynetix.Biomechanics.Coaching;

/// <summary>A number with its 90 % interval, and the arithmetic of both; NaN where it was not measured.</summary>
internal readonly record struct Reading(double Value, double Low, double High)
{
    /// <summary>Nothing measured.</summary>
    public static readonly Reading None = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Whether there is a number.</summary>
    public bool IsKnown => double.IsFinite(Value);

    /// <summary>A number without error.</summary>
    public static Reading Exact(double? value) => value is { } known ? new Reading(known, known, known) : None;

    /// <summary>The same on another scale.</summary>
    public Reading Scaled(double factor) => Between(Value * factor, Low * factor, High * factor);

    /// <summary>The difference, errors taken as they add up at worst.</summary>
    public Reading Minus(Reading other) => new(Value - other.Value, Low - other.High, High - other.Low);

    /// <summary>The quotient by something greater than nought, errors taken as they add up at worst.</summary>
    public Reading Over(Reading other)
    {
        if (!(other.Value > 0)) return None;
        if (!(other.Low > 0)) return new Reading(Value / other.Value, double.NaN, double.NaN);
        double[] ends = [Low / other.Low, Low / other.High, High / other.Low, High / other.High];
        return ends.Any(double.IsNaN) ? new Reading(Value / other.Value, double.NaN, double.NaN) : new Reading(Value / other.Value, ends.Min(), ends.Max());
    }

    /// <summary>The size without the sign.</summary>
    public Reading Absolute() =>
        double.IsNaN(Low) || double.IsNaN(High) ? new Reading(Math.Abs(Value), double.NaN, double.NaN)
        : Low <= 0 && High >= 0 ? new Reading(Math.Abs(Value), 0, Math.Max(-Low, High))
        : Between(Math.Abs(Value), Math.Abs(Low), Math.Abs(High));

    private static Reading Between(double value, double one, double other) => one <= other ? new(value, one, other) : new(value, other, one);
}
