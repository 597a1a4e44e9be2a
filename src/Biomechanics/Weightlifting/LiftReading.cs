using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// One lift as its metrics see it: its events and series, why a number cannot be given, and the table into which numbers go, each with
/// the interval of its key.
/// </summary>
internal sealed class LiftReading
{
    private const double LeastFramesForSpeed = 45;
    private const double LeastValidity = 0.5;

    // Body heights above the floor: a bar before it leaves hangs below the hips; it is caught in the rack, or on straight arms.
    private const double HighestStart = 0.6;
    private const double HighestRack = 1.0;
    private const double HighestCatch = 1.3;
    private const double OnShoulders = 0.12;

    private readonly MetricTable _table = new();

    private readonly (int First, int Last) _held;

    // Why the parts of the pull come from the bar alone; null where the knees showed them.
    private readonly string? _barAlone;
    private double? _validity;
    private (bool IsKnown, string? Doubt) _pace;

    /// <summary>Prepares one lift of a clip.</summary>
    /// <param name="scene">The clip.</param>
    /// <param name="marks">The events.</param>
    /// <param name="series">What the lift adds to the series of the clip.</param>
    /// <param name="lift">What the user said.</param>
    /// <param name="span">First and last sample of a movement that has no events.</param>
    public LiftReading(LiftScene scene, LiftMarks marks, LiftSeries series, LiftContext lift, (int First, int Last)? span = null)
    {
        (Scene, Marks, Series, Lift) = (scene, marks, series, lift);
        var rate = scene.Time.FramesPerSecond;
        FrameDoubt = rate < LeastFramesForSpeed ? $"{rate:0} frames per second are too few for sharp speeds and forces; film with 60 or more." : null;
        _held = span ?? LiftSeries.Held(marks, scene.Signals);
        _barAlone = marks.Notes.HasFlag(LiftNotes.KneeHidden) ? "The knees are hidden, so this was read from the bar alone."
            : marks.Notes.HasFlag(LiftNotes.NoDoubleKneeBend) ? "The knees do not bend again, so this was read from the bar alone."
            : null;
        First = _held.First;
        Last = span?.Last ?? (marks.TurnoverEnd.Found ? (int)marks.TurnoverEnd.Place : LiftSeries.PullEnd(marks, scene.Signals));
    }

    /// <summary>The clip.</summary>
    public LiftScene Scene { get; }

    /// <summary>The events.</summary>
    public LiftMarks Marks { get; }

    /// <summary>The series of this lift.</summary>
    public LiftSeries Series { get; }

    /// <summary>What the user said.</summary>
    public LiftContext Lift { get; }

    /// <summary>The numbers so far.</summary>
    public MetricTable Table => _table;

    /// <summary>First sample at which the bar is held.</summary>
    public int First { get; }

    /// <summary>Sample of the bar's greatest height; where that was not seen, of the end of the pull.</summary>
    public int Last { get; }

    /// <summary>Mean confidence of the side that is used while the bar is held, 0–1; NaN when nobody was seen.</summary>
    public double Validity => _validity ??= MeanScore();

    /// <summary>Share of the pull, 0–1, in which the athlete's centre of mass is known.</summary>
    public double MassSeen => Last < First ? 0 : Series.Mass.Known(First, Last) / (Last - First + 1.0);

    /// <summary>Why nothing measured on the bar can be given in metres.</summary>
    public string? BarMissing =>
        Scene.Bar.Source == BarSource.None ? "Neither the plate nor the hands could be followed."
        : !Scene.Scale.IsMetric ? "The scale is not known: show a plate of known diameter from the side, or set the client's height."
        : null;

    /// <summary>Why what was measured on the bar is less sharp.</summary>
    public string? BarDoubt => Scene.Bar.Source == BarSource.Wrist ? "The plate was not seen, so the bar was followed by the wrists (±10 %)." : null;

    /// <summary>Why nothing along the floor and no angle is certain.</summary>
    public string? SideDoubt => Scene.Body.View is CameraView.SideLeft or CameraView.SideRight ? null : "The lift was not filmed from the side.";

    /// <summary>Why angles in the side view cannot be given at all.</summary>
    public string? SideMissing => Scene.Body.View == CameraView.Front ? "A camera in front of the athlete does not show this angle; film from the side." : null;

    /// <summary>Why nothing measured on the body can be given.</summary>
    public string? BodyMissing => Validity < LeastValidity ? "The body was hidden for too much of the lift." : null;

    /// <summary>Why heights above the floor are uncertain: nobody holds a bar where it would be.</summary>
    public string? FloorDoubt
    {
        get
        {
            var (start, caught) = (At(Scene.Motion.Height, Marks.Start), At(Scene.Motion.Height, Marks.CatchEnd));
            if (Scene.IsFloorGuessed) return "The soles were not seen well enough to place the floor, so heights above it go by the ankles and are uncertain by some centimetres.";
            var onShoulders = Math.Abs(caught - At(Scene.Signals.ShoulderHeight, Marks.CatchEnd)) < OnShoulders * BodyHeight;
            return start > HighestStart * BodyHeight || caught > HighestCatch * BodyHeight || (onShoulders && caught > HighestRack * BodyHeight)
                ? "The floor could not be placed well: the bar would be higher than anybody holds it, so heights above the floor are read too large."
                : null;
        }
    }

    /// <summary>Why nothing along the floor can be given.</summary>
    public string? PathMissing => Scene.Body.View == CameraView.Front ? "A camera in front of the athlete does not show how far anything goes forward or back; film from the side." : null;

    /// <summary>Why sharp speeds and forces are read too low.</summary>
    public string? FrameDoubt { get; }

    /// <summary>Why a share of body height is uncertain.</summary>
    public string? HeightDoubt => Lift.Athlete.Height is null ? "The client's height is not set, so it was estimated from the picture." : null;

    /// <summary>Body height, metres.</summary>
    public double BodyHeight => Scene.Scale.BodyHeight;

    /// <summary>Seconds between two events.</summary>
    public double Seconds(Mark from, Mark to) => Scene.Seconds(to.Place - from.Place);

    /// <summary>A series at an event; NaN without it.</summary>
    public static double At(double[] series, Mark mark) => SampleScan.At(series, mark.Place);

    /// <summary>Greatest value while the bar is held, up to its greatest height.</summary>
    public double Greatest(double[] series) => Greatest(series, First, Last);

    /// <summary>Greatest value between two samples, between samples where it turns there.</summary>
    public static double Greatest(double[] series, int first, int last)
    {
        var best = SampleScan.ArgMax(series, first, last);
        return best < 0 ? double.NaN : SubFrame.Extremum(series, best).Value;
    }

    /// <summary>Greatest and least of a series between two events, both included; NaN without them.</summary>
    public static (double Least, double Greatest) Range(double[] series, Mark from, Mark to)
    {
        if (!from.Found || !to.Found) return (double.NaN, double.NaN);
        var (first, last) = ((int)Math.Ceiling(from.Place), (int)to.Place);
        var (low, high) = (SampleScan.ArgMin(series, first, last), SampleScan.ArgMax(series, first, last));
        return low < 0 ? (double.NaN, double.NaN) : (series[low], series[high]);
    }

    /// <summary>Adds a metric with the interval of its key.</summary>
    /// <param name="key">Key as the API names it.</param>
    /// <param name="value">Value in SI units; NaN when it could not be measured.</param>
    /// <param name="believable">Lowest and highest possible value.</param>
    /// <param name="missing">Why there is no value.</param>
    /// <param name="doubt">Why a value must be taken with care.</param>
    /// <param name="rise">Metres over which a rolled camera turns height into drift; 0 where that does not matter.</param>
    public void Add(string key, double value, (double Low, double High) believable, string? missing = null, string? doubt = null, double rise = 0) =>
        _table.Add(key, value, Scene.Errors.Interval(key, value, rise, barAlone: _barAlone is not null), believable, missing, doubt ?? PartDoubt(key) ?? TimeDoubt(key));

    /// <summary>Adds a ground reaction: its error is a share of the weight of athlete and bar.</summary>
    public void AddReaction(string key, double newtons, string? missing)
    {
        var weight = BarMetrics.Weight(this);
        var force = newtons < 0 && newtons >= -BarKinetics.ReactionNoise * weight ? 0 : newtons;
        var (low, high) = Scene.Errors.Interval(key, force, 0, weight);
        _table.Add(key, force, (Math.Max(0, low), Math.Max(0, high)), (0, BarKinetics.LargestReaction * weight), missing, BarMetrics.ReactionDoubt(this, force) ?? TimeDoubt(key));
    }

    /// <summary>Adds a number that has no error of measurement.</summary>
    public void AddExact(string key, double value, (double Low, double High) believable, string? missing = null, string? doubt = null) =>
        _table.Add(key, value, (value, value), believable, missing, doubt);

    private string? PartDoubt(string key) => _barAlone is not null && BarAloneErrors.Concern(key) ? _barAlone : null;

    private string? TimeDoubt(string key)
    {
        if (!LiftKeys.Timed.Contains(key)) return null;
        if (!_pace.IsKnown) _pace = (true, LiftPace.Doubt(Scene, Marks));
        return _pace.Doubt;
    }

    private double MeanScore()
    {
        (double, double)? window = _held.Last < _held.First ? null : (_held.First, _held.Last);
        return MarkerValidity.Of(Scene.Body, [BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle], Scene.Side, window);
    }
}
