using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Slope of the soles of an athlete who stands. A shoe lies a centimetre higher at one end than models place it at the other, over a
/// foot of 25 cm, so this tells a camera that hangs askew and no more.
/// </summary>
internal static class SoleSlope
{
    // 2.3°: a centimetre over a foot.
    private const double ShoeError = 0.04;
    private const double StandingSpeed = 0.1;
    private const double LeastSeconds = 0.5;

    // A foot that seems shorter than this share of its typical length points at the camera.
    private const double LongFoot = 0.6;

    /// <summary>Roll from the lowest position of both soles; unknown when no foot stands for half a second.</summary>
    public static CameraRoll Of(BodyTrack body)
    {
        var left = Of(body, BodyPoint.LeftHeel, BodyPoint.LeftToe);
        var right = Of(body, BodyPoint.RightHeel, BodyPoint.RightToe);
        var slope = double.IsNaN(left) ? right : double.IsNaN(right) ? left : (left + right) / 2;
        return double.IsNaN(slope) ? CameraRoll.Unknown : new CameraRoll(Math.Atan(slope), double.Hypot(ShoeError, GroundSlope.TurnError(body)));
    }

    private static double Of(BodyTrack body, BodyPoint heel, BodyPoint toe)
    {
        var (heelX, heelY, toeX, toeY) = (body.X(heel), body.Y(heel), body.X(toe), body.Y(toe));
        var limit = StandingSpeed / body.Time.SampleRate * body.BodyHeight;
        var slopes = new List<double>();
        for (var i = 1; i < heelX.Length; i++)
        {
            var still = double.Hypot(heelX[i] - heelX[i - 1], heelY[i] - heelY[i - 1]) < limit
                && double.Hypot(toeX[i] - toeX[i - 1], toeY[i] - toeY[i - 1]) < limit;
            if (still && Math.Abs(toeX[i] - heelX[i]) >= LongFoot * BodyShares.Foot * body.BodyHeight)
                slopes.Add((toeY[i] - heelY[i]) / (toeX[i] - heelX[i]));
        }

        return slopes.Count < LeastSeconds * body.Time.SampleRate ? double.NaN : OrderStatistics.Median(slopes);
    }
}
