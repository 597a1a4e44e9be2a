using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// Finds the contact of a drop jump (biomechanics reference F.4): a fall ends where the feet come down to the floor of the jump from
/// clearly above it, shortly before its lowest point.
/// </summary>
internal static class DropContact
{
    /// <summary>Seconds before contact in which a body falls freely, whatever it did before.</summary>
    public const double FallTime = 0.12;

    // A fall lasts no longer, and one from less than this share of body height is no drop jump.
    private const double LongestContact = 1.0;
    private const double LeastFall = 0.05;

    /// <summary>The contact, and the speed down at it in pixels per second; both NaN without a fall.</summary>
    /// <param name="signals">The body.</param>
    /// <param name="flight">The flight that follows.</param>
    /// <param name="first">First sample that may belong to the jump.</param>
    /// <param name="path">The parabola of that flight.</param>
    public static (ContactEdge.Edge Edge, double Speed) Find(JumpSignals signals, Flight flight, int first, FlightPath path)
    {
        var nothing = (new ContactEdge.Edge(double.NaN, double.NaN), double.NaN);
        var feet = signals.Lowest;
        var floor = feet[flight.Bottom];
        var back = flight.Bottom;
        var limit = Math.Max(first, (int)(flight.Bottom - (LongestContact * signals.Rate)));
        while (back > limit && !(feet[back] - floor > 0.012 * signals.BodyHeight)) back--;
        var above = SampleScan.ArgMax(feet, Math.Max(first, back - (int)(0.5 * signals.Rate)), back);
        if (back <= limit || above < 0 || !(feet[above] - floor > LeastFall * signals.BodyHeight)) return nothing;

        // Where the fall ends is needed for its speed and the other way round.
        var (edge, speed) = (new ContactEdge.Edge(back + 1, 0), double.NaN);
        for (var round = 0; round < 3 && double.IsFinite(edge.Place); round++)
        {
            speed = FallSpeed(signals, first, edge.Place, path.Gravity);
            edge = speed > 0 ? ContactEdge.Landing(signals, speed, path.Gravity, back + 1) : nothing.Item1;
        }

        return (edge, speed);
    }

    // In the last moments before contact the body falls freely, so only its height and speed are unknown.
    private static double FallSpeed(JumpSignals signals, int earliest, double place, double gravity)
    {
        var (first, last) = (Math.Max(earliest, (int)Math.Ceiling(place - Math.Max(FallTime * signals.Rate, 4))), (int)Math.Floor(place - 0.5));
        double n = 0, t1 = 0, t2 = 0, y = 0, ty = 0;
        for (var i = first; i <= last; i++)
        {
            var t = (place - i) * signals.Interval;
            var height = signals.Centre[i] + (gravity * t * t / 2);
            if (double.IsFinite(height)) (n, t1, t2, y, ty) = (n + 1, t1 + t, t2 + (t * t), y + height, ty + (t * height));
        }

        return n < 2 ? double.NaN : ((n * ty) - (t1 * y)) / ((n * t2) - (t1 * t1));
    }
}
