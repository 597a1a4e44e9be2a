namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The range in which a metric usually lies, or should.</summary>
/// <param name="Low">Lower end in <paramref name="Unit"/>; NaN when there is none.</param>
/// <param name="High">Upper end in <paramref name="Unit"/>; NaN when there is none.</param>
/// <param name="Unit">SI unit, <c>deg</c>, <c>%</c>, <c>share</c> (1 = 100 %) or <c>1</c>.</param>
/// <param name="Basis">Where it comes from and how far that goes: sources with [V] read, [R] recalled and not read again, [P] our own choice.</param>
public sealed record ReferenceRange(double Low, double High, string Unit, string Basis)
{
    /// <summary>Whether a value lies inside, ends included.</summary>
    public bool Holds(double value) => double.IsFinite(value) && !(value < Low) && !(value > High);
}
