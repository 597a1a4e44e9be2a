using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>One clip of a run, read: the body upright in gravity, the ground it runs on, and when which foot was on it.</summary>
internal sealed class RunScene
{
    private const double SlowRate = 90;
    private const double SlowCutoff = 8;
    private const double Cutoff = 10;
    private const double SlowEventCutoff = 12;
    private const double EventCutoff = 20;

    // Shares of the speed between runner and ground that the picture shows as the runner's.
    private const double StaysBelow = 0.15;
    private const double PassesAbove = 0.85;

    // A leg that was followed must show at least this share of the contacts that the other one shows.
    private const double FewestContacts = 0.6;
    private const double SteepestGround = 0.35;

    // Radians by which feet that stand on the ground tell its slope wrong at most.
    private const double RollError = 0.003;

    private RunScene(CaptureRecord capture, RunContext context)
    {
        (Context, SlowMotion) = (context, Calibration.SlowMotion.Told(capture));
        capture = Calibration.SlowMotion.TrueTime(capture);
        var slow = !(TimeBase.From([.. capture.Frames.Select(frame => frame.Pose.Time)]).SampleRate >= SlowRate);
        var events = BodyTracker.Track(capture, slow ? SlowEventCutoff : EventCutoff);
        var first = Find(new GroundView(events, 0));
        var slope = GroundView.SlopeOf(events, first.Contacts);
        SlopeIsKnown = Math.Abs(slope) < SteepestGround;
        Events = new GroundView(events, SlopeIsKnown ? slope : 0);
        (Contacts, GroundSpeed, IsSeen) = SlopeIsKnown ? Find(Events) : first;

        // The ground shows its slope with the camera's roll in it; what was told of the slope leaves the roll.
        var climb = (int)events.Facing * double.DegreesToRadians(double.IsFinite(context.Incline) ? context.Incline : 0);
        var roll = SlopeIsKnown ? slope + climb : 0;
        Roll = double.RadiansToDegrees(roll);
        Scene = BodyScene.Read(capture, context.Athlete, slow ? SlowCutoff : Cutoff, SlopeIsKnown ? new CameraRoll(roll, RollError) : CameraRoll.Unknown, Floor());
        View = new GroundView(Scene.Body, Events.Slope);
        RunnerSpeed = Slope(Events.HipAlong());
        Ground = Classify();
    }

    /// <summary>What the user said.</summary>
    public RunContext Context { get; }

    /// <summary>How many times slower than life the clip plays; everything here is in true time.</summary>
    public double SlowMotion { get; }

    /// <summary>The runner upright in gravity, low-passed for angles.</summary>
    public BodyScene Scene { get; }

    /// <summary>The same along the ground.</summary>
    public GroundView View { get; }

    /// <summary>The runner along the ground, low-passed less, for the edges of contacts.</summary>
    public GroundView Events { get; }

    /// <summary>Contacts of all feet that could be followed, in order of landing.</summary>
    public IReadOnlyList<FootContact> Contacts { get; }

    /// <summary>Which feet could be followed.</summary>
    public Func<BodySide, bool> IsSeen { get; }

    /// <summary>What moves in the picture.</summary>
    public RunningGround Ground { get; }

    /// <summary>Speed of the ground in the picture, pixels per second forward; NaN without contacts.</summary>
    public double GroundSpeed { get; }

    /// <summary>Speed of the runner in the picture, pixels per second forward; NaN when not seen.</summary>
    public double RunnerSpeed { get; }

    /// <summary>Speed of the runner over the ground, pixels per second.</summary>
    public double RelativeSpeed => RunnerSpeed - GroundSpeed;

    /// <summary>Whether the feet drew the slope of the ground.</summary>
    public bool SlopeIsKnown { get; }

    /// <summary>Camera roll that the ground and the told incline imply, degrees.</summary>
    public double Roll { get; }

    /// <summary>Seconds between samples.</summary>
    public double Interval => Scene.Time.Interval;

    /// <summary>Frames per second.</summary>
    public double FramesPerSecond => Scene.Time.FramesPerSecond;

    /// <summary>Reads a clip; never fails, whatever it holds.</summary>
    public static RunScene Read(CaptureRecord capture, RunContext context) => new(capture, context);

    private static (IReadOnlyList<FootContact> Contacts, double GroundSpeed, Func<BodySide, bool> IsSeen) Find(GroundView view)
    {
        var left = ContactFinder.Find(view, BodySide.Left);
        var right = ContactFinder.Find(view, BodySide.Right);
        var most = Math.Max(left.Contacts.Count, right.Contacts.Count);

        // The better seen leg is followed first; the other one only counts where it shows nearly as many contacts.
        bool Counts(BodySide side) => (side == BodySide.Left ? left : right).Contacts is { Count: > 0 } found && found.Count >= FewestContacts * (most - 1);
        var used = new List<ContactFinder.Result>();
        if (Counts(BodySide.Left)) used.Add(left);
        if (Counts(BodySide.Right)) used.Add(right);
        var speed = used.Count == 0 ? double.NaN : used.Average(result => result.GroundSpeed);
        return ([.. used.SelectMany(result => result.Contacts).OrderBy(contact => contact.Landing)], speed, Counts);
    }

    private RunningGround Classify()
    {
        var share = RunnerSpeed / RelativeSpeed;
        return !(RelativeSpeed > 0) ? RunningGround.Unknown
            : Math.Abs(share) < StaysBelow ? RunningGround.Treadmill
            : share is > PassesAbove and < 1 + StaysBelow ? RunningGround.Overground
            : RunningGround.Panning;
    }

    // Pixels per second by least squares.
    private double Slope(double[] places)
    {
        var seen = Enumerable.Range(0, places.Length).Where(i => double.IsFinite(places[i])).ToArray();
        if (seen.Length < 2) return double.NaN;
        var (time, place) = (seen.Average(), seen.Average(i => places[i]));
        return seen.Sum(i => (i - time) * (places[i] - place)) / seen.Sum(i => (i - time) * (i - time)) / Events.Body.Time.Interval;
    }

    // Where the runner's ground lies in the picture: the middle of all toes that stand on it.
    private (double X, double Y)? Floor()
    {
        var places = Contacts.Select(contact => (
            X: At(Events.Body.X(BodyPoint.LeftToe.On(contact.Side)), contact.Middle),
            Y: At(Events.Body.Y(BodyPoint.LeftToe.On(contact.Side)), contact.Middle))).Where(place => double.IsFinite(place.X + place.Y)).ToArray();
        return places.Length == 0 ? null : (places.Average(place => place.X), places.Average(place => place.Y));
    }

    /// <summary>A series between its samples; NaN outside.</summary>
    public static double At(double[] series, double place)
    {
        if (!(place >= 0 && place <= series.Length - 1)) return double.NaN;
        var below = Math.Min((int)place, Math.Max(series.Length - 2, 0));
        return series.Length == 1 ? series[0] : series[below] + ((place - below) * (series[below + 1] - series[below]));
    }
}
