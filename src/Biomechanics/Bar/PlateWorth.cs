using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Weighs what one candidate says for being the near plate of the bar: a clear rim, near the hands, of the right size.</summary>
/// <param name="hands">Where the hands are.</param>
/// <param name="radius">Vertical half axis, pixels, that the plate is expected to have; NaN when unknown.</param>
/// <param name="exact">Whether that radius was measured on the plate, or is only a guess from the size of the body.</param>
internal sealed class PlateWorth(HandPath hands, double radius, bool exact)
{
    /// <summary>A candidate worth less than this is better left out.</summary>
    private const double Threshold = 0.28;

    /// <summary>Plate radii between wrist and plate centre that perspective and the width of the bar explain.</summary>
    private const double Reach = 1.4;

    /// <summary>What a rim away from the hands still counts: a bar on the floor before and after the lift.</summary>
    private const double AwayFromHands = 0.4;

    private const double WrongSize = 0.6;

    /// <summary>Relative difference of radius that distance and tilt explain within a lift.</summary>
    private const double SizeSpread = 0.07;

    /// <summary>The far plate moves with the hands as well, but looks smaller; this much speaks for the larger one per unit of ln radius.</summary>
    private const double Larger = 0.6;

    /// <summary>Bound of that bonus: a large circle of clutter must not win by its size.</summary>
    private const double MostForSize = 0.15;

    /// <summary>Worth of a candidate, at most about 0.8; negative when it speaks against itself.</summary>
    public double Of(int frame, PlateCircle plate)
    {
        var distance = hands.Distance(frame, plate.X, plate.Y) / (Reach * plate.RadiusY);
        var nearness = double.IsNaN(distance) ? AwayFromHands : AwayFromHands + ((1 - AwayFromHands) * Math.Exp(-0.5 * distance * distance));
        return (plate.Score * nearness) - Threshold + (double.IsNaN(radius) ? 0 : SizeTerm(Math.Log(plate.RadiusY / radius)));
    }

    private double SizeTerm(double deviation)
    {
        if (!exact) return Math.Clamp(Larger * deviation, -MostForSize, MostForSize);
        var misfit = deviation / SizeSpread;
        return -WrongSize * (1 - Math.Exp(-0.5 * misfit * misfit));
    }
}
