using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>Turns the readings of repetitions into metrics with intervals and reasons: one table for each repetition and one for the clip.</summary>
internal sealed class SquatMetrics
{
    /// <summary>Repetitions that a score should rest on.</summary>
    public const int NeededRepetitions = 3;

    private const double SharpTimes = 45;
    private const double MostBridged = 0.05;
    private const string NotOverhead = "The arms were not overhead, so their position is not assessed.";
    private const string NoScale = "The scale is not known: set the client's height.";

    private static readonly (string Key, Need Need, (double, double) Believable)[] Known =
    [
        ("depth", Need.Side, (-60, 90)), ("trunk_shin_difference", Need.Side, (0, 120)), ("trunk_lean", Need.Side, (-45, 120)),
        ("knee_angle", Need.Side, (5, 200)), ("ankle_dorsiflexion", Need.Side | Need.Foot, (-40, 70)), ("heel_rise", Need.Side | Need.Scale, (-0.1, 0.25)),
        ("foot_angle_change", Need.Side, (-45, 80)), ("arm_flexion", Need.Side | Need.Overhead, (-90, 270)),
        ("elbow_angle", Need.Side | Need.Overhead, (-10, 270)), ("dowel_offset", Need.Side | Need.Overhead, (-5, 5)),
        ("bar_sway", Need.Side | Need.Overhead, (0, 1)), ("descent_time", Need.Rate, (0, 60)), ("bottom_time", Need.Rate, (0, 600)),
        ("ascent_time", Need.Rate, (0, 60)), ("descent_speed_cv", Need.Rate, (0, 3)), ("lfppa", Need.Front, (-100, 60)),
        ("rfppa", Need.Front, (-100, 60)), ("ltoe_out", Need.Front, (-60, 90)), ("rtoe_out", Need.Front, (-60, 90)),
        ("hip_shift", Need.Front | Need.Scale, (-0.4, 0.4)),
    ];

    /// <summary>What mobility is measured by, as left points.</summary>
    public static readonly BodyPoint[] Points =
    [
        BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist, BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe,
    ];

    private readonly SquatScene _scene;
    private readonly MobilityContext _context;
    private readonly Dictionary<string, Reading>[] _repetitions;
    private readonly string? _bridged;

    /// <summary>Reads all repetitions of a clip.</summary>
    public SquatMetrics(SquatScene scene, MobilityContext context)
    {
        (_scene, _context) = (scene, context);
        var errors = new SquatErrors(scene.Body);
        var frontal = IsFront ? new FrontalReadings(scene, errors) : null;
        _repetitions = [.. scene.Cycles.Found.Select(cycle => SagittalReadings.Of(scene, errors, cycle)
            .Concat(TempoReadings.Of(scene, errors, cycle))
            .Concat(frontal?.Of(cycle) ?? FrontalReadings.None())
            .ToDictionary(pair => pair.Key, pair => pair.Reading, StringComparer.Ordinal))];
        _bridged = Bridged(scene.Cycles.Found);
    }

    // What a metric needs of a clip beside its points.
    [Flags]
    private enum Need
    {
        Side = 1,
        Front = 2,
        Overhead = 4,
        Scale = 8,
        Rate = 16,
        Foot = 32,
    }

    private bool IsFront => _scene.Body.Body.View == CameraView.Front;

    /// <summary>The table of one repetition, counted from 0.</summary>
    public MetricTable Repetition(int index)
    {
        var cycle = _scene.Cycles.Found[index];
        var table = Table(key => _repetitions[index][key], null, Bridged([cycle]));
        table.AddMarkersValidity(Validity((cycle.Start, cycle.End)));
        return table;
    }

    /// <summary>The table of the clip: the median of its repetitions, and the marks for it.</summary>
    public MetricTable Clip()
    {
        var none = _repetitions.Length == 0 ? "No squat was found in the clip." : null;
        var medians = Known.ToDictionary(one => one.Key, one => Reading.OfRepetitions(_repetitions.Select(readings => readings[one.Key])), StringComparer.Ordinal);
        Reading Judged(string key) => Missing(Known.First(one => one.Key == key).Need & ~Need.Scale) is null && medians[key].IsKnown ? medians[key] : Reading.None;

        var table = Table(key => medians[key], none, _bridged);
        table.Add("repetitions", _repetitions.Length, (_repetitions.Length, _repetitions.Length), (0, 10_000), doubt: _bridged);
        table.AddMarkersValidity(Validity(none is null ? (_scene.Cycles.Found[0].Start, _scene.Cycles.Found[^1].End) : null));
        AddMarks(table, Judged, none);
        return table;
    }

    private void AddMarks(MetricTable table, Func<string, Reading> of, string? none)
    {
        var (score, marks) = SquatScore.Score(of, _context);
        var seen = none ?? Missing(Need.Side);
        var missing = _context.Pain ? null : seen ?? Missing(Need.Overhead);
        table.Add("score", score, marks, (0, 3), missing, _context.Pain ? null : MarkDoubt());

        foreach (var part in SquatScore.Parts)
        {
            var (points, down, up) = part.Of(of(part.Metric));
            var need = part.OfArms ? Need.Side | Need.Overhead : part.Metric == "descent_speed_cv" ? Need.Rate : Need.Side;
            const double reach = Signals.Normal.NinetyPercent;
            var interval = (Math.Max(0, points - (reach * down)), Math.Min(part.Weight, points + (reach * up)));
            table.Add(part.Key, points, interval, (0, part.Weight), none ?? Missing(need), MarkDoubt());
        }

        var (composite, range) = SquatScore.Composite(of, _scene.IsOverhead);
        var stretched = _scene.IsOverhead ? null : "Without the arms, which were not overhead: the other parts count for all.";
        table.Add("composite", composite, range, (0, 100), seen, MarkDoubt() ?? stretched);
    }

    private string? MarkDoubt() =>
        Doubt(Need.Side)
        ?? _bridged
        ?? (_repetitions.Length < NeededRepetitions ? $"Only {Count()} found; {NeededRepetitions} are needed for a sound mark." : null)
        ?? (_scene.Body.Scale.IsMetric ? null : "The client's height is not set, so the rise of the heels is judged for a body of 1.70 m.");

    private double Validity((double First, double Last)? window) => MarkerValidity.Of(_scene.Body.Body, Points, _scene.Body.Body.NearSide, window);

    private string Count() => _repetitions.Length == 1 ? "1 repetition was" : $"{_repetitions.Length} repetitions were";

    private MetricTable Table(Func<string, Reading> of, string? none, string? bridged)
    {
        var table = new MetricTable();
        foreach (var (key, need, believable) in Known)
        {
            var reading = of(key);
            table.Add(key, reading.IsKnown ? reading.Value : double.NaN, Interval(reading, believable), believable, none ?? Missing(need), bridged ?? Doubt(need));
        }

        return table;
    }

    private static (double Low, double High) Interval(Reading reading, (double Low, double High) believable)
    {
        var (low, high) = reading.Interval;
        return (Math.Max(low, believable.Low), Math.Min(high, believable.High));
    }

    private string? Missing(Need need) =>
        need.HasFlag(Need.Side) && IsFront ? "Filmed from the front, so what happens forward and back cannot be seen; film from the side."
        : need.HasFlag(Need.Front) && !IsFront ? "This can only be seen from the front."
        : need.HasFlag(Need.Foot) && ViewRules.Foot(_scene.Body.Body) is { } foot ? foot
        : need.HasFlag(Need.Overhead) && !_scene.IsOverhead ? NotOverhead
        : need.HasFlag(Need.Scale) && !_scene.Body.Scale.IsMetric ? NoScale
        : null;

    // The lowest point, at which all angles are read, and all times rest on the path of the hips.
    private string? Bridged(IReadOnlyList<SquatCycle> cycles)
    {
        var share = cycles.Count == 0 ? 0 : cycles.Average(_scene.Bridged);
        return share >= MostBridged ? $"The hips were hidden for {100 * share:0} % of the squat, and their path was drawn through in between." : null;
    }

    private string? Doubt(Need need)
    {
        var rate = _scene.Body.Time.FramesPerSecond;
        return need.HasFlag(Need.Side) && _scene.Body.Body.View == CameraView.Oblique ? "Filmed at an angle, so angles are distorted; film at right angles to the athlete."
            : need.HasFlag(Need.Side) && ViewRules.Askew(_scene.Body.Body) is { } askew ? askew
            : need.HasFlag(Need.Rate) && rate < SharpTimes ? $"{rate:0} frames per second are too few for sharp times; film with 60 or more."
            : null;
    }
}
