using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Which way is down, from free flight: the centre of mass of a thrown body is drawn straight down and nowhere else, so the bend of its
/// path in the picture points along gravity.
/// </summary>
internal static class FallDirection
{
    // Body heights that all soles must be off the floor, and seconds of flight.
    private const double Clearance = 0.04;
    private const double ShortestFlight = 0.3;

    // Seconds at either end of a flight into which the low-pass carries the push-off and the landing.
    private const double Smear = 0.06;

    // Masses of segments and bias of keypoints that change with the posture in the air: 1.1°.
    private const double ModelError = 0.019;

    // The centre of mass is the mean of some 20 points; those that weigh most count for about five.
    private const double NoiseShare = 0.45;

    private static readonly BodyPoint[] Soles = [BodyPoint.LeftHeel, BodyPoint.RightHeel, BodyPoint.LeftToe, BodyPoint.RightToe];

    /// <summary>Roll from all flights of a clip; unknown when there is none.</summary>
    public static CameraRoll Of(BodyTrack body)
    {
        var floor = FloorLine.Row(body, (_, v) => v);
        var count = body.Time.Grid.Length;
        var rate = body.Time.SampleRate;
        CameraRoll all = CameraRoll.Unknown;
        (double[] X, double[] Y)? mass = null;
        for (var first = 0; first < count; first++)
        {
            var end = first;
            while (end < count && IsOff(body, end, floor)) end++;
            if (end - first >= ShortestFlight * rate && first > 0 && end < count)
            {
                mass ??= (CentreOfMass.Heights(body.X, 0, count - 1, null).Height, CentreOfMass.Heights(body.Y, 0, count - 1, null).Height);
                var trim = (int)Math.Ceiling(Smear * rate);
                var flight = OfFlight(body, mass.Value.X, mass.Value.Y, first + trim, end - trim);
                all = CameraRoll.Together(all, flight);
            }

            first = Math.Max(first, end);
        }

        return all with { Error = double.Hypot(all.Error, ModelError) };
    }

    private static CameraRoll OfFlight(BodyTrack body, double[] x, double[] y, int first, int end)
    {
        double n = end - first;
        if (n < 5) return CameraRoll.Unknown;
        var (along, down) = (Bend(x, first, end), Bend(y, first, end));
        var gravity = 2 * down * body.Time.SampleRate * body.Time.SampleRate;
        var expected = GravityScale.Gravity * body.BodyHeight / BodySize.TypicalHeight;
        if (!(gravity >= expected / 2 && gravity <= expected * 2)) return CameraRoll.Unknown;
        var error = NoiseShare * body.Noise * Math.Sqrt(180 / (n * ((n * n) - 1) * ((n * n) - 4)));
        return new CameraRoll(-Math.Atan(along / down), Math.Max(error, 1e-6) / down);
    }

    private static double Bend(double[] path, int first, int end) => Signals.SavitzkyGolay.FitParabola(path.AsSpan(first, end - first)).Curve;

    private static bool IsOff(BodyTrack body, int sample, double floor)
    {
        foreach (var point in Soles)
        {
            if (!(body.Y(point)[sample] <= floor - (Clearance * body.BodyHeight))) return false;
        }

        return true;
    }
}
