using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>One clip of a run, read: the body upright in gravity, the ground it runs on, and when which foot was on it.</summary>
internal sealed class RunScene
{
    private const double SlowRate = 90;

    // Frames per second below which no low-pass can be steep enough for a foot that comes down.
    private const double FilmRate = 45;
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

    // A slope of which less than this share can be the camera's tells nothing of the camera.
    private const double KnownShare = 0.5;

    // Radians by which feet that stand on the ground tell its slope wrong at most.
    private const double StandError = 0.003;

    private RunScene(CaptureRecord capture, RunContext context)
    {
        (Context, SlowMotion) = (context, Calibration.SlowMotion.Told(capture));
        capture = Calibration.SlowMotion.TrueTime(capture);
        var measured = BodyTracker.Track(capture, double.PositiveInfinity);
        var rate = measured.Time.SampleRate;
        var slow = !(rate >= SlowRate);
        Picture = measured.Filtered(slow ? SlowEventCutoff : EventCutoff);
        (Seen, Turn) = (SeenSpan.Of(Picture), SideTurn.Of(Picture));
        var events = Turn.Straighten(Picture);
        var first = Find(new GroundView(events, 0));
        var slope = GroundView.SlopeOf(events, first.Contacts);
        var shows = Math.Abs(slope) < SteepestGround;
        // The ground shows its slope with the camera's roll in it, and what the runner's turn adds; what was told of the slope leaves
        // these two, and each has its part in them as far as it usually goes.
        var climb = (int)events.Facing * double.DegreesToRadians(double.IsFinite(context.Incline) ? context.Incline : 0);
        var share = shows ? Square(BodyTrack.UsualRoll) / (Square(BodyTrack.UsualRoll) + Square(Turn.SlopeError)) : 0;
        var roll = shows ? share * (slope + climb) : 0;
        Events = new GroundView(events, shows ? roll - climb : 0);
        (Contacts, GroundSpeed, IsSeen) = shows ? Find(Events) : first;
        Feet = rate >= FilmRate ? Events : new GroundView(Turn.Straighten(measured), Events.Slope);
        RollError = shows ? double.Hypot(StandError, Math.Sqrt(share) * Turn.SlopeError) : BodyTrack.UsualRoll;
        (Roll, SlopeIsKnown) = (double.RadiansToDegrees(roll), shows && share > KnownShare);
        Scene = BodyScene.Of(capture, measured.Filtered(slow ? SlowCutoff : Cutoff), context.Athlete, shows ? new CameraRoll(roll, RollError) : CameraRoll.Unknown, Floor());
        FramesPerSecond = Scene.Time.FramesPerSecond;
        var body = Turn.Straighten(Scene.Body).Levelled(roll, RollError);
        View = new GroundView(body, roll - climb);
        Upright = new GroundView(body, roll);
        RunnerSpeed = Slope(Events.HipAlong());
        Ground = Classify();
    }

    /// <summary>What the user said.</summary>
    public RunContext Context { get; }

    /// <summary>How many times slower than life the clip plays; everything here is in true time.</summary>
    public double SlowMotion { get; }

    /// <summary>The runner upright in gravity, low-passed for angles.</summary>
    public BodyScene Scene { get; }

    /// <summary>The same along the ground and square to the camera.</summary>
    public GroundView View { get; }

    /// <summary>The same along the horizontal.</summary>
    public GroundView Upright { get; }

    /// <summary>The runner as the picture shows them, low-passed less.</summary>
    public BodyTrack Picture { get; }

    /// <summary>When the runner is in the picture.</summary>
    public SeenSpan Seen { get; }

    /// <summary>How the runner is turned from the side.</summary>
    public SideTurn Turn { get; }

    /// <summary>The runner along the ground, low-passed less, for the edges of contacts.</summary>
    public GroundView Events { get; }

    /// <summary>The same for the direction of a foot at the moment of landing: of few frames not one may be smoothed away.</summary>
    public GroundView Feet { get; }

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

    /// <summary>Whether the feet drew the slope of the ground, and no turn of the runner did.</summary>
    public bool SlopeIsKnown { get; }

    /// <summary>Camera roll that the ground and the told incline imply, degrees.</summary>
    public double Roll { get; }

    /// <summary>Standard deviation of the vertical, radians.</summary>
    public double RollError { get; }

    /// <summary>Seconds between samples.</summary>
    public double Interval => Scene.Time.Interval;

    /// <summary>Frames per second.</summary>
    public double FramesPerSecond { get; }

    /// <summary>Reads a clip; never fails, whatever it holds.</summary>
    public static RunScene Read(CaptureRecord capture, RunContext context) => new(capture, context);

    private (IReadOnlyList<FootContact> Contacts, double GroundSpeed, Func<BodySide, bool> IsSeen) Find(GroundView view)
    {
        var left = ContactFinder.Find(view, Seen, BodySide.Left);
        var right = ContactFinder.Find(view, Seen, BodySide.Right);
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

    private static double Square(double value) => value * value;

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
            X: SampleScan.At(Picture.X(BodyPoint.LeftToe.On(contact.Side)), contact.Middle),
            Y: SampleScan.At(Picture.Y(BodyPoint.LeftToe.On(contact.Side)), contact.Middle))).Where(place => double.IsFinite(place.X + place.Y)).ToArray();
        return places.Length == 0 ? null : (places.Average(place => place.X), places.Average(place => place.Y));
    }
}
