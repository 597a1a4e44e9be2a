using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// Finds when each foot is on the ground (biomechanics reference E.2): the swing of the toe about the hips marks the strides, the foot's
/// speed in the middle of each contact is that of the ground in the picture, and the edges of contact lie where the foot leaves that speed.
/// </summary>
internal static class ContactFinder
{
    /// <summary>Confidence of a foot's points from which its contacts count.</summary>
    public const double LeastConfidence = 0.5;

    // Shares of body height, of the way from the foremost to the hindmost place of a foot, and of the samples that must be seen.
    private const double LeastSwing = 0.12;
    private const double EdgeShare = 0.46;
    private const double CoreFrom = 0.35;
    private const double CoreTo = 0.70;
    private const double NeededView = 0.6;
    private const double LongestContact = 1.3;

    // Seconds by which fitted edges lie inside the contact, as the path of a swinging foot is no pure parabola.
    private const double EdgeInside = 0.0023;

    /// <summary>The contacts of one foot, in order, and the speed of the ground in the picture beneath it.</summary>
    /// <param name="Contacts">In order of time.</param>
    /// <param name="GroundSpeed">Pixels per second the way the runner faces: below 0 on a belt, 0 over ground; NaN without a contact.</param>
    internal readonly record struct Result(IReadOnlyList<FootContact> Contacts, double GroundSpeed);

    /// <summary>Finds the contacts of one foot.</summary>
    /// <param name="view">The runner along the ground.</param>
    /// <param name="seen">When the runner is in the picture.</param>
    /// <param name="side">Whose foot.</param>
    public static Result Find(GroundView view, SeenSpan seen, BodySide side)
    {
        var interval = view.Body.Time.Interval;
        var (toe, heel, hip) = (view.Along(BodyPoint.LeftToe.On(side)), view.Along(BodyPoint.LeftHeel.On(side)), view.HipAlong());
        if (!(view.Body.BodyHeight > 0) || !(interval > 0) || !IsSeen(view.Body, seen, side)) return new Result([], double.NaN);

        var turns = TurningPoints.Inside([.. toe.Zip(hip, (a, b) => a - b)], LeastSwing * view.Body.BodyHeight);
        var strokes = turns.Zip(turns.Skip(1)).Where(pair => pair.First.IsTop && (pair.Second.Sample - pair.First.Sample) * interval < LongestContact)
            .Select(pair => (From: pair.First.Sample, To: pair.Second.Sample)).ToArray();
        var speed = GroundSpeed(toe, strokes, interval);
        if (!double.IsFinite(speed)) return new Result([], double.NaN);

        double[] Resting(double[] places) => [.. places.Select((place, i) => place - (speed * i * interval))];

        // A foot that lands on the heel tips over it, which moves the toe but not the heel; it leaves over the toe.
        var (landed, left, inside) = (Resting(heel), Resting(toe), EdgeInside / interval);
        var contacts = new List<FootContact>();
        foreach (var (from, to) in strokes)
        {
            var width = (int)Math.Ceiling(EdgeShare * (to - from));
            var landing = StanceEdge.Find(landed, from, from + width, restsAfter: true);
            var leaving = StanceEdge.Find(left, to - width, to, restsAfter: false);
            if (!(leaving.Place > landing.Place)) continue;
            var bend = (landing.Acceleration + leaving.Acceleration) / (2 * interval * interval);
            contacts.Add(new FootContact(side, landing.Place - inside, leaving.Place + inside, bend));
        }

        return new Result(contacts, speed);
    }

    private static double GroundSpeed(double[] toe, (int From, int To)[] strokes, double interval)
    {
        var speeds = new List<double>();
        foreach (var (from, to) in strokes)
        {
            var (first, last) = (from + (int)(CoreFrom * (to - from)), from + (int)Math.Ceiling(CoreTo * (to - from)));
            if (last > first) speeds.Add((toe[last] - toe[first]) / ((last - first) * interval));
        }

        return OrderStatistics.Median(speeds);
    }

    private static bool IsSeen(BodyTrack body, SeenSpan seen, BodySide side)
    {
        var (toe, heel) = (BodyPoint.LeftToe.On(side), BodyPoint.LeftHeel.On(side));
        double[] both = [.. body.X(toe).Zip(body.X(heel), (a, b) => a + b)];
        return seen.Share(both) >= NeededView && seen.Median(body.Score(toe)) >= LeastConfidence;
    }
}
