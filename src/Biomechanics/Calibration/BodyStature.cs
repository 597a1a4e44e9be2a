using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Measures how many pixels tall the athlete is from the lengths of straight segments (biomechanics reference C.3): the sum of all
/// segments from heel to crown, and thigh and shank alone, which are 0.491 of body height (Drillis and Contini), by inverse variance. The
/// factor 1.063 that Sports2D puts on the sum is left out: it pays for segments out of the picture plane, and only frames in which a
/// side-on athlete stands straight are used here.
/// </summary>
/// <param name="Pixels">Body height in pixels; NaN when no leg was seen.</param>
/// <param name="Change">How much the measure differs between the first and the last third of the frames used, as a share.</param>
internal readonly record struct BodyStature(double Pixels, double Change)
{
    /// <summary>A change beyond this share means that the camera moved or zoomed; keypoints alone make up to 8 % on a tripod.</summary>
    public const double LargestChange = 0.10;

    // How far people's proportions differ from the table's: the leg alone, and the sum of all segments, which is nearly the body itself.
    private const double LegError = 0.035;
    private const double SumError = 0.025;
    private const double SumWeight = 1 / (SumError * SumError) / ((1 / (SumError * SumError)) + (1 / (LegError * LegError)));

    private const double LegShare = 0.491;
    private const double StraightAngle = 150;
    private const int FewestFrames = 5;
    private const double StraightestShare = 0.1;
    private const double NoseShare = 1.5;
    private const double CrownShare = 1.008;

    /// <summary>By how many of their expected standard deviations leg and sum differ; 0 when only one of them was seen.</summary>
    public double Disagreement { get; init; }

    /// <summary>Whether the measure may carry a scale.</summary>
    public bool IsSteady => double.IsFinite(Pixels) && Pixels > 0 && !(Change > LargestChange);

    /// <summary>Measures one clip.</summary>
    /// <param name="body">The athlete's track.</param>
    /// <param name="knee">Inclusive knee angle, degrees, one per sample of the grid.</param>
    /// <param name="hip">Inclusive hip angle, degrees, one per sample of the grid.</param>
    public static BodyStature Measure(BodyTrack body, double[] knee, double[] hip)
    {
        var measures = Enumerable.Range(0, knee.Length).Select(Estimator(body)).ToArray();
        var heights = Array.ConvertAll(measures, measure => Weighted(measure.Leg, measure.Sum));
        var seen = Enumerable.Range(0, heights.Length).Where(i => double.IsFinite(heights[i]) && double.IsFinite(knee[i] + hip[i])).ToArray();
        var straight = seen.Where(i => (knee[i] + hip[i]) / 2 > StraightAngle).ToArray();
        var used = straight.Length >= FewestFrames
            ? straight
            : [.. seen.OrderByDescending(i => knee[i] + hip[i]).Take(1 + (int)(StraightestShare * seen.Length)).Order()];
        if (used.Length == 0) return new BodyStature(double.NaN, double.NaN);

        var all = MiddleMean(used.Select(i => heights[i]));
        var third = Math.Max(1, used.Length / 3);
        var change = Math.Abs(MiddleMean(used.Take(third).Select(i => heights[i])) - MiddleMean(used.TakeLast(third).Select(i => heights[i])));
        var apart = MiddleMean(used.Select(i => measures[i].Leg - measures[i].Sum).Where(double.IsFinite)) / all / double.Hypot(LegError, SumError);
        return new BodyStature(all, straight.Length >= FewestFrames ? change / all : 0) { Disagreement = double.IsFinite(apart) ? Math.Abs(apart) : 0 };
    }

    private static Func<int, (double Leg, double Sum)> Estimator(BodyTrack body)
    {
        var left = Leg.Of(body, BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftShoulder);
        var right = Leg.Of(body, BodyPoint.RightHip, BodyPoint.RightKnee, BodyPoint.RightAnkle, BodyPoint.RightHeel, BodyPoint.RightShoulder);
        var crown = new Head(body, BodyPoint.Head);
        var nose = new Head(body, BodyPoint.Nose);
        return i =>
        {
            var thighAndShank = PairedSeries.Either(left.Long(i), right.Long(i));
            var head = CrownShare * crown.Length(i);
            if (double.IsNaN(head)) head = NoseShare * nose.Length(i);
            var sum = thighAndShank + PairedSeries.Either(left.Foot(i), right.Foot(i)) + PairedSeries.Either(left.Trunk(i), right.Trunk(i)) + head;
            return (thighAndShank / LegShare, sum);
        };
    }

    private static double Weighted(double leg, double sum) =>
        double.IsNaN(leg) ? sum : double.IsNaN(sum) ? leg : (SumWeight * sum) + ((1 - SumWeight) * leg);

    private static double MiddleMean(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var cut = sorted.Length / 4;
        return sorted[cut..(sorted.Length - cut)].DefaultIfEmpty(double.NaN).Average();
    }

    private sealed record Leg(Line Thigh, Line Shank, Line Sole, Line Back)
    {
        public static Leg Of(BodyTrack body, BodyPoint hip, BodyPoint knee, BodyPoint ankle, BodyPoint heel, BodyPoint shoulder) =>
            new(new Line(body, hip, knee), new Line(body, knee, ankle), new Line(body, ankle, heel), new Line(body, hip, shoulder));

        public double Long(int i) => Thigh.Length(i) + Shank.Length(i);

        public double Foot(int i) => Sole.Length(i);

        public double Trunk(int i) => Back.Length(i);
    }

    private sealed class Line(BodyTrack body, BodyPoint from, BodyPoint to)
    {
        private readonly double[] _fromX = body.X(from);
        private readonly double[] _fromY = body.Y(from);
        private readonly double[] _toX = body.X(to);
        private readonly double[] _toY = body.Y(to);

        public double Length(int i) => double.Hypot(_fromX[i] - _toX[i], _fromY[i] - _toY[i]);
    }

    // The neck is not a point that every model has; the middle of the shoulders is.
    private sealed class Head(BodyTrack body, BodyPoint tip)
    {
        private readonly double[] _tipX = body.X(tip);
        private readonly double[] _tipY = body.Y(tip);
        private readonly double[] _leftX = body.X(BodyPoint.LeftShoulder);
        private readonly double[] _leftY = body.Y(BodyPoint.LeftShoulder);
        private readonly double[] _rightX = body.X(BodyPoint.RightShoulder);
        private readonly double[] _rightY = body.Y(BodyPoint.RightShoulder);

        public double Length(int i) =>
            double.Hypot(_tipX[i] - PairedSeries.Either(_leftX[i], _rightX[i]), _tipY[i] - PairedSeries.Either(_leftY[i], _rightY[i]));
    }
}
