using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// What a view from the front shows of repetitions: knees, hips and toes sideways (biomechanics reference F.5, G). Left and right are
/// the athlete's, so a view from behind and a mirrored video read the same.
/// </summary>
internal sealed class FrontalReadings
{
    private const double Degrees = 180 / Math.PI;

    // Deeper than this the thigh points at the camera and its direction in the picture means nothing.
    private const double ShortestThigh = 0.50;
    private const double LongestThigh = 0.65;
    private const double FootError = 0.08;

    private readonly SquatScene _scene;
    private readonly SquatErrors _errors;
    private readonly Side[] _sides;
    private readonly double[] _over;

    /// <summary>Gathers what all repetitions of a clip look at.</summary>
    public FrontalReadings(SquatScene scene, SquatErrors errors)
    {
        (_scene, _errors) = (scene, errors);
        _sides = [new Side(scene.Body.Body, BodySide.Left), new Side(scene.Body.Body, BodySide.Right)];
        var body = scene.Body.Body;
        _over = new double[scene.Hip.Length];
        for (var i = 0; i < _over.Length; i++) _over[i] = Middle(BodyPoint.LeftHip, i) - Middle(BodyPoint.LeftAnkle, i);

        double Middle(BodyPoint left, int i) => (body.X(left)[i] + body.X(Skeleton.Mirror(left))[i]) / 2;
    }

    /// <summary>All readings by metric key of a clip that was not filmed from the front.</summary>
    public static IEnumerable<(string Key, Reading Reading)> None() =>
        [("lfppa", Reading.None), ("ltoe_out", Reading.None), ("rfppa", Reading.None), ("rtoe_out", Reading.None), ("hip_shift", Reading.None)];

    /// <summary>All readings of one repetition by metric key.</summary>
    public IEnumerable<(string Key, Reading Reading)> Of(SquatCycle cycle)
    {
        foreach (var side in _sides)
        {
            yield return (side.Letter + "fppa", Projection(side, cycle));
            yield return (side.Letter + "toe_out", ToeOut(side, cycle));
        }

        yield return ("hip_shift", HipShift(cycle));
    }

    // Frontal-plane projection angle: how far thigh and shank bend towards the other leg, degrees.
    private Reading Projection(Side side, SquatCycle cycle)
    {
        var standing = _scene.Standing(side.Thigh, cycle);
        var (sum, count) = (0.0, 0);
        for (var i = (int)Math.Ceiling(cycle.Start); i <= cycle.End; i++)
        {
            if (!(side.Thigh[i] >= ShortestThigh * standing && side.Thigh[i] <= LongestThigh * standing)) continue;
            var angle = side.Projection(i);
            if (!double.IsFinite(angle)) continue;
            (sum, count) = (sum + angle, count + 1);
        }

        if (count == 0) return Reading.None;
        var independent = Math.Max(1, 2 * SquatErrors.Cutoff * _scene.Body.Seconds(count));
        var shown = ShortestThigh * standing;
        return new Reading(
            sum / count * Degrees,
            Degrees * 2 * _errors.Jitter / shown / Math.Sqrt(independent),
            double.Hypot(Degrees * 2 * _errors.Misplaced / shown, _errors.FrontAskew));
    }

    // The foot's length in the picture is not its own, so a typical one stands in.
    private Reading ToeOut(Side side, SquatCycle cycle)
    {
        var length = BodyShares.Foot * _scene.Body.Stature.Pixels;
        var sine = side.Outward * _scene.Standing(side.Foot, cycle) / length;
        if (!(Math.Abs(sine) <= 1)) return Reading.None;
        var angle = Math.Asin(sine);
        var shared = double.Hypot(Degrees * FootError * Math.Abs(Math.Tan(angle)), Degrees * Math.Sqrt(2) * _errors.Misplaced / length);
        return new Reading(angle * Degrees, Degrees * _errors.Jitter / length, double.Hypot(shared, _errors.FrontTurn));
    }

    // Sideways way of the hips over the ankles from standing to the lowest point, towards the athlete's right, metres.
    private Reading HipShift(SquatCycle cycle)
    {
        var shift = (SampleScan.At(_over, cycle.Bottom) - _scene.Standing(_over, cycle)) * _sides[1].Outward * _scene.Body.Scale.Body;
        return new Reading(shift, _errors.Pair * Math.Sqrt(2), double.Hypot(_errors.Drift(cycle.Drop), _errors.Scaled(shift)));
    }

    /// <summary>What a clip shows of one leg.</summary>
    private sealed class Side
    {
        private readonly BodyTrack _body;
        private readonly BodySide _side;

        public Side(BodyTrack body, BodySide side)
        {
            (_body, _side, Letter) = (body, side, side == BodySide.Left ? "l" : "r");
            Thigh = Difference(body.Y(On(BodyPoint.LeftKnee)), body.Y(On(BodyPoint.LeftHip)));
            Foot = Difference(body.X(On(BodyPoint.LeftToe)), body.X(On(BodyPoint.LeftHeel)));
            Outward = OrderStatistics.Median(Difference(body.X(On(BodyPoint.LeftHip)), body.X(BodyPoint.LeftHip.On(side.Other())))) > 0 ? 1 : -1;
        }

        /// <summary>First letter of its keys.</summary>
        public string Letter { get; }

        /// <summary>Rows from hip to knee, pixels.</summary>
        public double[] Thigh { get; }

        /// <summary>Columns from heel to toe, pixels.</summary>
        public double[] Foot { get; }

        /// <summary>Sign of the picture's x axis away from the other leg.</summary>
        public int Outward { get; }

        /// <summary>Projection angle in one sample, radians.</summary>
        public double Projection(int i)
        {
            var (knee, ankle) = (On(BodyPoint.LeftKnee), On(BodyPoint.LeftAnkle));
            var upper = Math.Atan2(-Outward * (_body.X(knee)[i] - _body.X(On(BodyPoint.LeftHip))[i]), Thigh[i]);
            return upper - Math.Atan2(-Outward * (_body.X(ankle)[i] - _body.X(knee)[i]), _body.Y(ankle)[i] - _body.Y(knee)[i]);
        }

        private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p - q)];

        private BodyPoint On(BodyPoint left) => left.On(_side);
    }
}
