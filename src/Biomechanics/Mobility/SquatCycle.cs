namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// One repetition of a squat as places on the sample grid, with fractions. Its edges, and those of its bottom, lie where the hips have
/// covered a twentieth of their way, because the first and the last centimetres of a slow movement have no sharp time.
/// </summary>
/// <param name="Start">The hips have sunk by a twentieth.</param>
/// <param name="DescentEnd">The hips are a twentieth above the lowest point.</param>
/// <param name="Bottom">The lowest point.</param>
/// <param name="AscentStart">The hips have left the lowest point by a twentieth.</param>
/// <param name="End">The hips are a twentieth below where they come to stand.</param>
/// <param name="Drop">How far the hips sank, in the unit of their heights.</param>
internal sealed record SquatCycle(double Start, double DescentEnd, double Bottom, double AscentStart, double End, double Drop)
{
    /// <summary>End of the repetition before it, or the first sample.</summary>
    public double Before { get; init; }

    /// <summary>Start of the repetition after it, or the last sample.</summary>
    public double After { get; init; }
}
