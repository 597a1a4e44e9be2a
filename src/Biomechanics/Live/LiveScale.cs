using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Metres per pixel where the hands are, while a movement happens: by the plate, else by the athlete's height, else by that of a typical adult.</summary>
/// <param name="plateDiameter">Stated diameter, metres; null when not known.</param>
/// <param name="athleteHeight">Stated body height, metres; null when not known.</param>
internal sealed class LiveScale(double? plateDiameter, double? athleteHeight)
{
    // What a plate at the hands may measure in body heights, seen from 2.5 m and more.
    private const double SmallestRadius = 0.08;
    private const double LargestRadius = 0.21;
    private const double BesideHands = 0.35;
    private const double AboveHands = 0.18;
    private const double LargestSpread = 0.1;
    private const int Needed = 15;
    private const double Straight = 150;

    private readonly RecentValues _radii = new(61);
    private readonly RecentValues _legs = new(61);

    /// <summary>Metres per pixel; NaN while nobody was seen.</summary>
    public double MetresPerPixel { get; private set; } = double.NaN;

    /// <summary><c>plate</c>, <c>height</c>, <c>typical</c> or <c>none</c>.</summary>
    public string Source { get; private set; } = "none";

    /// <summary>Whether a plate was seen at the hands.</summary>
    public bool SawPlate { get; private set; }

    /// <summary>Takes what one picture shows.</summary>
    /// <param name="plates">Plate candidates.</param>
    /// <param name="body">The body.</param>
    /// <param name="hands">The hands.</param>
    /// <param name="knee">Inclusive angle of the near knee, degrees.</param>
    /// <param name="near">The near side.</param>
    public void Take(ReadOnlySpan<PlateCircle> plates, LiveBody body, LiveHands hands, double knee, BodySide near)
    {
        foreach (var plate in plates)
        {
            if (!IsHeld(plate, body, hands)) continue;
            _radii.Add(plate.RadiusY);
            break;
        }

        // What is a plate keeps its size; chance circles on clothes and walls do not.
        SawPlate = _radii.Count >= Needed && _radii.Quantile(0.75) - _radii.Quantile(0.25) <= LargestSpread * _radii.Quantile(0.5);

        // Legs show their length while they are straight; thigh and shank are the most even part of different bodies.
        if (knee > Straight)
        {
            var leg = body.Length(BodyPoint.LeftHip.On(near), BodyPoint.LeftKnee.On(near)) + body.Length(BodyPoint.LeftKnee.On(near), BodyPoint.LeftAnkle.On(near));
            _legs.Add(leg / (BodyShares.Thigh + BodyShares.Shank));
        }

        var pixels = _legs.Count >= Needed ? _legs.Quantile(0.5) : body.Height;
        var tall = athleteHeight is >= 1.0 and <= 2.4 ? athleteHeight.Value : double.NaN;
        var byHeight = tall / pixels;
        if (SawPlate && plateDiameter > 0)
        {
            // The plate is nearer to the camera than the hands, by how much is a guess: a stated height halves its error.
            var byPlate = DepthPlanes.BodyScale(plateDiameter.Value / (2 * _radii.Quantile(0.5)), DepthPlanes.UsualCamera);
            (MetresPerPixel, Source) = (double.IsNaN(byHeight) ? byPlate : Math.Sqrt(byPlate * byHeight), "plate");
            return;
        }

        (MetresPerPixel, Source) = !double.IsNaN(byHeight) ? (byHeight, "height")
            : double.IsFinite(pixels) ? (BodySize.TypicalHeight / pixels, "typical") : (double.NaN, "none");
    }

    private static bool IsHeld(PlateCircle plate, LiveBody body, LiveHands hands) =>
        plate.RadiusY >= SmallestRadius * body.Height && plate.RadiusY <= LargestRadius * body.Height
        && Math.Abs(plate.X - hands.X) <= BesideHands * body.Height && Math.Abs(plate.Y - hands.Y) <= AboveHands * body.Height;
}
