using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Slope of the ground from where one and the same point of a foot rests at different places. Different points are never compared: heel
/// and toe do not lie equally high, and the near foot stands lower in the picture than the far one.
/// </summary>
internal static class GroundSlope
{
    private const double StandingSpeed = 0.2;

    // Body heights: how exactly a resting point is placed from stance to stance, and the path that must be walked.
    private const double PlaceError = 0.006;
    private const double LeastPath = 1.0;
    private const int FewestPlaces = 6;
    private const double ShortestStance = 0.05;

    // Where the horizon lies is known to about this share of body height: a camera looks a little up or down.
    private const double HorizonError = 0.25;

    // A belt carries points back at this speed and more (body heights a second), level to this share of it.
    private const double BeltSpeed = 0.5;
    private const double BeltRise = 0.15;
    private const double LiftedShare = 0.008;
    private const int Trims = 6;
    private const int FewestSteps = 6;
    private const double BeltError = 0.01;

    // Height of a camera over the floor as a share of its distance: 1 m at 5 m.
    private const double EyeShare = 0.2;

    private static readonly BodyPoint[] Soles = [BodyPoint.LeftHeel, BodyPoint.RightHeel, BodyPoint.LeftToe, BodyPoint.RightToe];

    /// <summary>
    /// Of an athlete who travels through the picture. A path askew to the camera climbs in the picture without any roll; the body then
    /// shrinks along it, and where the lines of soles and shoulders meet is the horizon, along which nothing climbs.
    /// </summary>
    public static CameraRoll OfPath(CaptureRecord capture, BodyTrack body)
    {
        var shoulder = PairedSeries.Either(body.Y(BodyPoint.LeftShoulder), body.Y(BodyPoint.RightShoulder));
        var (soles, heads) = (new SharedSlope(), new SharedSlope());
        foreach (var point in Soles)
        {
            soles.Begin();
            heads.Begin();
            foreach (var (first, end) in Stances(body, point))
            {
                var (x, y) = (Middle(body.X(point), first, end), Middle(body.Y(point), first, end));
                soles.Add(x, y);
                heads.Add(x, Middle(shoulder, first, end));
            }
        }

        var place = double.Hypot(PlaceError * body.BodyHeight, body.Noise / 2);
        if (soles.Count < FewestPlaces || !(soles.Longest >= LeastPath * body.BodyHeight)) return CameraRoll.Unknown;
        var (low, lowError) = soles.Fit(place);
        var (high, highError) = heads.Fit(place);
        var share = (soles.MeanY - (capture.Height / 2.0)) / (soles.MeanY - heads.MeanY);
        if (!double.IsFinite(share + low + high)) return CameraRoll.Unknown;
        var slope = low + (share * (high - low));
        var horizon = HorizonError * body.BodyHeight / (soles.MeanY - heads.MeanY) * (high - low);
        return new CameraRoll(Math.Atan(slope), Math.Sqrt(Square((1 - share) * lowError) + Square(share * highError) + Square(horizon)));
    }

    /// <summary>Of a belt that carries the feet of an athlete who stays in one place.</summary>
    public static CameraRoll OfBelt(BodyTrack body)
    {
        var fit = new SharedSlope();
        var steps = 0;
        foreach (var point in Soles)
        {
            var carried = Carried(body, point);
            steps += carried.Count(i => !carried.Contains(i - 1));
            if (carried.Count == 0) continue;
            KeepLowest(carried, body.X(point), body.Y(point), LiftedShare * body.BodyHeight);
            fit.Begin();
            foreach (var i in carried) fit.Add(body.X(point)[i], body.Y(point)[i]);
        }

        if (steps < FewestSteps * Soles.Length / 2) return CameraRoll.Unknown;
        var (slope, error) = fit.Fit(PlaceError * body.BodyHeight);
        return new CameraRoll(Math.Atan(slope), double.Hypot(double.Hypot(BeltError, error), TurnError(body)));
    }

    /// <summary>
    /// Slope, radians, that a line on level ground may show because it runs askew to the camera: what lies nearer lies lower in the picture.
    /// </summary>
    public static double TurnError(BodyTrack body) => TurnError(body.Turn);

    /// <summary>As above for an athlete turned by an angle.</summary>
    /// <param name="turn">Degrees.</param>
    public static double TurnError(double turn) => EyeShare * Math.Tan(double.DegreesToRadians(Math.Clamp(turn, 0, 80)));

    private static IEnumerable<(int First, int End)> Stances(BodyTrack body, BodyPoint point)
    {
        var (x, y) = (body.X(point), body.Y(point));
        var limit = StandingSpeed / body.Time.SampleRate * body.BodyHeight;
        var first = -1;
        for (var i = 1; i <= x.Length; i++)
        {
            if (i < x.Length && double.Hypot(x[i] - x[i - 1], y[i] - y[i - 1]) < limit)
            {
                if (first < 0) first = i;
            }
            else if (first >= 0)
            {
                if (i - first >= ShortestStance * body.Time.SampleRate) yield return (first, i);
                first = -1;
            }
        }
    }

    private static HashSet<int> Carried(BodyTrack body, BodyPoint point)
    {
        var (x, y) = (body.X(point), body.Y(point));
        var least = BeltSpeed / body.Time.SampleRate * body.BodyHeight;
        var carried = new HashSet<int>();
        for (var i = 1; i < x.Length; i++)
        {
            var back = -(int)body.Facing * (x[i] - x[i - 1]);
            if (back >= least && Math.Abs(y[i] - y[i - 1]) <= BeltRise * back) carried.Add(i);
        }

        return carried;
    }

    // Samples of a foot that already leaves the belt, or does not touch it yet, lie above the line and are trimmed away.
    private static void KeepLowest(HashSet<int> samples, double[] x, double[] y, double lifted)
    {
        for (var trim = 0; trim < Trims; trim++)
        {
            var line = new SharedSlope();
            line.Begin();
            foreach (var i in samples) line.Add(x[i], y[i]);
            var (slope, _) = line.Fit(1);
            if (samples.RemoveWhere(i => y[i] < line.MeanY + (slope * (x[i] - line.MeanX)) - lifted) == 0) return;
        }
    }

    private static double Middle(double[] series, int first, int end) => OrderStatistics.Median(series[first..end]);

    private static double Square(double value) => value * value;
}
