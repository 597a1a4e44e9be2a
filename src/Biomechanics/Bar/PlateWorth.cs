using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Weighs what one candidate says for being the near plate of the bar: a clear rim, near the hands, of the right size.</summary>
/// <param name="hands">Where the hands are.</param>
/// <param name="radius">Vertical half axis, pixels, that the plate is expected to have; NaN when unknown.</param>
/// <param name="exact">Whether that radius was measured on the plate, or is only a guess from the size of the body.</param>
/// <param name="heedsHands">Whether the hands were followed well enough to tell that a candidate stands still beside them.</param>
internal sealed class PlateWorth(HandPath hands, double radius, bool exact, bool heedsHands = true)
{
    /// <summary>A candidate worth less than this is better left out.</summary>
    private const double Threshold = 0.22;

    /// <summary>Score from which a rim is clear; a plate half behind a leg must not lose to a free one on the wall.</summary>
    private const double ClearRim = 0.7;

    /// <summary>Plate radii between wrist and plate centre that perspective and the width of the bar explain.</summary>
    private const double Reach = 1.4;

    /// <summary>What a rim away from the hands still counts: a bar on the floor before and after the lift.</summary>
    private const double AwayFromHands = 0.4;

    private const double WrongSize = 0.6;

    /// <summary>Relative difference of radius that distance and tilt explain within a lift.</summary>
    private const double SizeSpread = 0.07;

    /// <summary>The far plate moves with the hands too, but looks smaller: what speaks for a larger one, per unit of ln radius.</summary>
    private const double Larger = 0.6;

    /// <summary>Bound of that bonus: a large circle of clutter must not win by its size.</summary>
    private const double MostForSize = 0.15;

    private const double Idle = 0.3;

    /// <summary>Metres per second from which hands truly move.</summary>
    private const double HandPace = 0.4;

    /// <summary>Share of the hands' way below which a candidate stands still beside them.</summary>
    private const double StillShare = 0.3;

    /// <summary>Worth of a candidate, at most about 0.6; negative when it speaks against itself.</summary>
    public double Of(int frame, PlateCircle plate)
    {
        var distance = hands.Distance(frame, plate.X, plate.Y) / (Reach * plate.RadiusY);
        var held = double.IsNaN(distance) ? 0 : Math.Exp(-0.5 * distance * distance);
        var rim = Math.Min(plate.Score, ClearRim) * (AwayFromHands + ((1 - AwayFromHands) * held));
        return rim - Threshold + (double.IsNaN(radius) ? 0 : SizeTerm(Math.Log(plate.RadiusY / radius)));
    }

    /// <summary>
    /// What speaks against a candidate that went from one place to another between two frames: standing still while the hands move.
    /// The reverse is no evidence, as hands behind a plate are often lost.
    /// </summary>
    /// <param name="from">Earlier frame.</param>
    /// <param name="to">Later frame.</param>
    /// <param name="moved">Metres that the candidate moved.</param>
    /// <param name="scale">Metres per pixel of the candidate.</param>
    /// <returns>0 to 0.5.</returns>
    public double Idleness(int from, int to, double moved, double scale)
    {
        if (!heedsHands) return 0;
        var hand = hands.Travel(from, to) * scale;
        if (!(hand > 0)) return 0;
        var (pace, share) = (hand / hands.Elapsed(from, to) / HandPace, moved / (StillShare * hand));
        return Idle * (1 - Math.Exp(-0.5 * pace * pace)) * Math.Exp(-0.5 * share * share);
    }

    private double SizeTerm(double deviation)
    {
        if (!exact) return Math.Clamp(Larger * deviation, -MostForSize, MostForSize);
        var misfit = deviation / SizeSpread;
        return -WrongSize * (1 - Math.Exp(-0.5 * misfit * misfit));
    }
}
