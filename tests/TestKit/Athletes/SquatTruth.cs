using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// What an exact camera would read off one repetition of a script, by the metric's key: computed from the places of the points in the
/// plane of movement, with none of the code that analyzes clips.
/// </summary>
public static class SquatTruth
{
    private const double EdgeShare = 0.05;
    private const double MiddleShare = 0.10;

    /// <summary>All truths of one repetition, in the units of the metrics.</summary>
    public static IReadOnlyDictionary<string, double> Of(SquatScript script, int repetition)
    {
        var (start, end) = script.Span(repetition);
        var bottom = script.BottomTime(repetition);
        var (low, tall) = (script.Points(bottom), script.Points(start));
        var (shank, trunk) = (Rise(low, BodyPoint.RightAnkle, BodyPoint.RightKnee), Rise(low, BodyPoint.RightHip, BodyPoint.RightShoulder));
        var thigh = Rise(low, BodyPoint.RightHip, BodyPoint.RightKnee);
        var (foot, footBefore) = (Rise(low, BodyPoint.RightHeel, BodyPoint.RightToe), Rise(tall, BodyPoint.RightHeel, BodyPoint.RightToe));
        var (upper, fore) = (Rise(low, BodyPoint.RightShoulder, BodyPoint.RightElbow), Rise(low, BodyPoint.RightElbow, BodyPoint.RightWrist));
        var (heel, toe) = (low[(int)BodyPoint.RightHeel], low[(int)BodyPoint.RightToe]);
        var length = Math.Sqrt(Math.Pow(toe.X - heel.X, 2) + Math.Pow(toe.Y - heel.Y, 2));
        var (down, up) = Edges(script, start, bottom, end, EdgeShare);
        var truth = new Dictionary<string, double>
        {
            ["depth"] = -thigh,
            ["trunk_shin_difference"] = Math.Abs(trunk - shank),
            ["trunk_lean"] = 90 - trunk,
            ["knee_angle"] = Math.Abs(Turn(thigh, shank)),
            ["ankle_dorsiflexion"] = 90 - (shank - foot),
            ["foot_angle_change"] = footBefore - foot,
            ["heel_rise"] = heel.Y - tall[(int)BodyPoint.RightHeel].Y,
            ["arm_flexion"] = 180 + Turn(trunk, upper),
            ["elbow_angle"] = 180 - Turn(upper, fore),
            ["dowel_offset"] = (low[(int)BodyPoint.RightWrist].X - ((heel.X + toe.X) / 2)) / length,
            ["descent_time"] = down.To - down.From,
            ["bottom_time"] = up.From - down.To,
            ["ascent_time"] = up.To - up.From,
            ["bottom"] = bottom,
        };
        truth["descent_speed_cv"] = Unevenness(script, Edges(script, start, bottom, end, MiddleShare).Down);
        truth["bar_sway"] = Sway(script, down.From, up.To) / script.BodyHeight;
        return truth;
    }

    /// <summary>Truths of a whole set from those of its repetitions: their medians.</summary>
    public static IReadOnlyDictionary<string, double> OfSet(IReadOnlyList<IReadOnlyDictionary<string, double>> repetitions)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        return repetitions[0].Keys.ToDictionary(key => key, key =>
        {
            var sorted = repetitions.Select(truth => truth[key]).Order().ToArray();
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        });
    }

    // From the horizontal, degrees.
    private static double Rise((double X, double Y, double Z)[] points, BodyPoint from, BodyPoint to)
    {
        var (a, b) = (points[(int)from], points[(int)to]);
        return Math.Atan2(b.Y - a.Y, b.X - a.X) * 180 / Math.PI;
    }

    private static double Turn(double from, double to) => Math.IEEERemainder(to - from, 360);

    private static double Hip(SquatScript script, double time) => script.Points(time)[(int)BodyPoint.HipCentre].Y;

    private static ((double From, double To) Down, (double From, double To) Up) Edges(
        SquatScript script, double start, double bottom, double end, double share)
    {
        var (top, low) = (Hip(script, start), Hip(script, bottom));
        var (high, deep) = (top - (share * (top - low)), low + (share * (top - low)));
        return ((Crossing(high, start, bottom), Crossing(deep, start, bottom)), (Crossing(deep, end, bottom), Crossing(high, end, bottom)));

        double Crossing(double level, double above, double below)
        {
            for (var i = 0; i < 60; i++)
            {
                var middle = (above + below) / 2;
                if (Hip(script, middle) > level) above = middle;
                else below = middle;
            }

            return above;
        }
    }

    private static double Unevenness(SquatScript script, (double From, double To) down)
    {
        const int parts = 2000;
        var step = (down.To - down.From) / parts;
        var speeds = Enumerable.Range(0, parts).Select(i => (Hip(script, down.From + (i * step)) - Hip(script, down.From + ((i + 1) * step))) / step).ToArray();
        var mean = speeds.Average();
        return Math.Sqrt(speeds.Average(speed => (speed - mean) * (speed - mean))) / mean;
    }

    private static double Sway(SquatScript script, double from, double to)
    {
        var places = Enumerable.Range(0, 2001).Select(i => script.Points(from + ((to - from) * i / 2000))[(int)BodyPoint.RightWrist].X).ToArray();
        return places.Max() - places.Min();
    }
}
