using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Knows what the near plate hides. A model guesses the joints behind it from the rest of the body: good enough to time the phases,
/// but what nobody can see is not reported as an angle.
/// </summary>
internal static class PlateShadow
{
    // The rim is thin and the points have a width of their own.
    private const double HidingShare = 0.95;

    // A shank or thigh of a side-on lifter that looks this much shorter than at its longest ends in a wrong guess, not in depth.
    private const double ShortestShank = 0.7;
    private const double ShortestThigh = 0.55;
    private const double LongView = 0.9;

    /// <summary>The body without the points that lie behind the plate; the body itself when no plate was tracked.</summary>
    public static BodyTrack Cast(BodyTrack body, BarTrack bar)
    {
        if (bar.Source != BarSource.Plate) return body;
        var (x, y, score) = (new double[Skeleton.Count][], new double[Skeleton.Count][], new double[Skeleton.Count][]);
        var radius = HidingShare * bar.PlateRadius;
        for (var point = 0; point < Skeleton.Count; point++)
        {
            (x[point], y[point]) = ([.. body.X((BodyPoint)point)], [.. body.Y((BodyPoint)point)]);
            score[point] = body.Score((BodyPoint)point);
            for (var i = 0; i < x[point].Length; i++)
            {
                var isHidden = double.Hypot(x[point][i] - bar.X[i], y[point][i] - bar.Y[i]) < radius;
                if (isHidden) x[point][i] = y[point][i] = double.NaN;
            }
        }

        return body.WithPaths(x, y, score);
    }

    /// <summary>A knee angle without the samples whose thigh or shank is too short to be true.</summary>
    public static double[] Believable(double[] knee, BodyTrack body, BodySide side)
    {
        var thigh = Length(body, BodyPoint.LeftHip.On(side), BodyPoint.LeftKnee.On(side));
        var shank = Length(body, BodyPoint.LeftKnee.On(side), BodyPoint.LeftAnkle.On(side));
        var (leastThigh, leastShank) = (
            ShortestThigh * OrderStatistics.Quantile(thigh, LongView),
            ShortestShank * OrderStatistics.Quantile(shank, LongView));
        return [.. knee.Select((angle, i) => thigh[i] >= leastThigh && shank[i] >= leastShank ? angle : double.NaN)];
    }

    private static double[] Length(BodyTrack body, BodyPoint from, BodyPoint to)
    {
        var (fromX, fromY, toX, toY) = (body.X(from), body.Y(from), body.X(to), body.Y(to));
        return [.. fromX.Select((x, i) => double.Hypot(x - toX[i], fromY[i] - toY[i]))];
    }
}
