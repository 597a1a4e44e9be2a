using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>A body seen along the ground on which it runs, whatever its slope in the picture: pixels along it, forward, and away from it, up.</summary>
/// <param name="body">The runner, square to the camera.</param>
/// <param name="slope">Slope of the ground in the picture, radians, y down.</param>
internal sealed class GroundView(BodyTrack body, double slope)
{
    // Radians; a slope known worse than this is not known.
    private const double LargestError = 0.01;

    private readonly Dictionary<BodyPoint, double[]> _along = [];
    private readonly Dictionary<BodyPoint, double[]> _above = [];
    private readonly double _sin = Math.Sin(slope);
    private readonly double _cos = Math.Cos(slope);

    /// <summary>The runner.</summary>
    public BodyTrack Body => body;

    /// <summary>Slope of the ground in the picture, radians, y down.</summary>
    public double Slope => slope;

    /// <summary>Pixels along the ground, the way the runner faces.</summary>
    public double[] Along(BodyPoint point) => Once(_along, point, (x, y) => (int)body.Facing * ((x * _cos) + (y * _sin)));

    /// <summary>Pixels upward from a line through the picture's corner along the ground.</summary>
    public double[] Above(BodyPoint point) => Once(_above, point, (x, y) => (x * _sin) - (y * _cos));

    /// <summary>Pixels of the middle of the hips along the ground; of the one that was seen where the other was not.</summary>
    public double[] HipAlong() => PairedSeries.Either(Along(BodyPoint.LeftHip), Along(BodyPoint.RightHip));

    /// <summary>Slope of the ground from the places where feet stand, which a belt or the way carries along it; NaN with too few of them.</summary>
    public static double SlopeOf(BodyTrack body, IReadOnlyList<FootContact> contacts)
    {
        // Each stance of a belt is a stroke by itself; over ground only the strokes together make one.
        var strokes = contacts.Select(contact => Stroke(body, contact)).Where(stroke => stroke.Weight > 0).ToArray();
        if (strokes.Length == 0) return double.NaN;
        // The two feet lie in planes of their own, so levels are compared within one foot only.
        var (cross, square) = (strokes.Sum(stroke => stroke.Cross), strokes.Sum(stroke => stroke.Weight));
        foreach (var foot in strokes.GroupBy(stroke => stroke.Side))
        {
            var (middleX, middleY) = (foot.Average(stroke => stroke.X), foot.Average(stroke => stroke.Y));
            cross += foot.Sum(stroke => stroke.Count * (stroke.X - middleX) * (stroke.Y - middleY));
            square += foot.Sum(stroke => stroke.Count * (stroke.X - middleX) * (stroke.X - middleX));
        }

        // Smoothed samples share their noise with their neighbors, which doubles its weight.
        return square > 0 && !(2 * body.Noise / Math.Sqrt(square) > LargestError) ? Math.Atan(cross / square) : double.NaN;
    }

    private static (BodySide Side, double X, double Y, double Weight, double Cross, int Count) Stroke(BodyTrack body, FootContact contact)
    {
        var (xs, ys) = (body.X(BodyPoint.LeftToe.On(contact.Side)), body.Y(BodyPoint.LeftToe.On(contact.Side)));
        var length = contact.Leaving - contact.Landing;
        var (first, last) = ((int)Math.Ceiling(contact.Landing + (0.25 * length)), (int)(contact.Leaving - (0.2 * length)));
        var seen = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => double.IsFinite(xs[i] + ys[i])).ToArray();
        if (seen.Length < 3) return default;
        var (x, y) = (seen.Average(i => xs[i]), seen.Average(i => ys[i]));
        return (contact.Side, x, y, seen.Sum(i => (xs[i] - x) * (xs[i] - x)), seen.Sum(i => (xs[i] - x) * (ys[i] - y)), seen.Length);
    }

    // Every step asks for the same few points, and a clip may have thousands of steps.
    private double[] Once(Dictionary<BodyPoint, double[]> known, BodyPoint point, Func<double, double, double> place)
    {
        if (!known.TryGetValue(point, out var places)) known[point] = places = [.. body.X(point).Zip(body.Y(point), place)];
        return places;
    }
}
