using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>
/// Builds analyses from a rule's own conditions: every quantity that it compares is given a value on the wanted side of its threshold,
/// whatever the rule says, so that a new rule is tested by being in the table.
/// </summary>
internal sealed class RuleScene
{
    private const int ManySegments = 1000;
    private const double Usual = 0.4;

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly string _activity;
    private readonly string _exercise;
    private List<MovementSegment> _segments = [];

    public RuleScene(string activity, string exercise, bool? isFemale = null)
    {
        (_activity, _exercise) = (activity, exercise);
        Athlete = new Athlete(1.8, 75, isFemale);
    }

    public Athlete Athlete { get; }

    public double FramesPerSecond { get; set; } = 240;

    /// <summary>Half of every interval as a share of the value; NaN for no interval.</summary>
    public double Error { get; set; }

    /// <summary>Metrics whose verdict is a doubt.</summary>
    public HashSet<string> Doubtful { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Values of the rule's quantities just beyond all thresholds.</summary>
    public static double[] Beyond(Rule rule, string exercise, bool? isFemale) => [.. rule.When.Terms.Select(term => Place(term, exercise, isFemale, 1))];

    /// <summary>The same with one quantity just inside its threshold; two where it has two.</summary>
    public static IEnumerable<double[]> Inside(Rule rule, string exercise, bool? isFemale)
    {
        var beyond = Beyond(rule, exercise, isFemale);
        for (var i = 0; i < beyond.Length; i++)
        {
            var term = rule.When.Terms.ElementAt(i);
            foreach (var limit in new[] { term.Above, term.Below }.OfType<Limit>())
            {
                var other = (double[])beyond.Clone();
                var at = limit.For(exercise, isFemale);
                other[i] = at + (limit == term.Above ? -Margin(term, at) : Margin(term, at));
                yield return other;
            }
        }
    }

    public RuleScene With(string metric, double value)
    {
        _values[metric] = value;
        return this;
    }

    /// <summary>Gives the quantities of a rule these values.</summary>
    public RuleScene With(Rule rule, double[] quantities)
    {
        foreach (var (term, quantity) in rule.When.Terms.Zip(quantities)) Set(term, quantity);
        return this;
    }

    /// <summary>Makes segments: the metrics of this scene in some, of another in the rest.</summary>
    public RuleScene Repeated(int own, RuleScene other, int others, string kind)
    {
        _segments = [.. Enumerable.Repeat(_values, own).Concat(Enumerable.Repeat(other._values, others)).Select((values, i) => Segment($"{kind}_{i + 1}", null, new(values)))];
        return this;
    }

    public MotionAnalysis Build() => new()
    {
        Activity = _activity,
        Exercise = _exercise,
        Timestamps = [],
        Angles = new Dictionary<string, double[]>(),
        ReportMetrics = new Dictionary<string, double[]>(),
        Keypoints = new Dictionary<string, double[]>(),
        KeypointUnit = "m",
        Metrics = _values,
        Phases = [],
        Segments = _segments,
        Quality = new QualityReport
        {
            FramesPerSecond = FramesPerSecond,
            VariableFrameRate = false,
            View = "side_left",
            ScaleSource = "height",
            BarSource = "plate",
            Metrics = Verdicts(_values),
            Warnings = [],
        },
    };

    public IReadOnlyList<Finding> Judge() => RuleBook.JudgeAll(Build(), Athlete, Baselines());

    public static Dictionary<string, double> Baselines() => RuleBook.For("Jumping").Metrics.ToDictionary(key => key, _ => Usual);

    private static double Place(Condition term, string exercise, bool? isFemale, int direction)
    {
        if (term is { Above: { } above, Below: { } below }) return (above.For(exercise, isFemale) + below.For(exercise, isFemale)) / 2;
        var limit = term.LimitFor(exercise, isFemale);
        return limit + (direction * (term.Above is null ? -1 : 1) * Margin(term, limit));
    }

    // A spread has an interval of its own, however exactly its values are known.
    private static double Margin(Condition term, double limit) => term.Over == "variation" ? 0.05 * limit : 1e-6 * Math.Max(1, Math.Abs(limit));

    private void Set(Condition term, double quantity)
    {
        if (term.Metric == "frames_per_second")
        {
            FramesPerSecond = quantity;
        }
        else if (term.Over is { } statistic)
        {
            _segments = [.. Enumerable.Range(0, ManySegments).Select(i => Segment($"step_{i + 1}", i % 2 == 0 ? "left" : "right", new() { [term.Metric] = Sample(statistic, quantity, i) }))];
        }
        else
        {
            if (term.Minus is { } minus) _values[minus] = Usual;
            if (term.Of is { } metric && !Evidence.Facts.ContainsKey(metric) && metric != Evidence.Baseline) _values[metric] = 4;
            var of = term.Of switch
            {
                null => 1,
                "body_height" => Athlete.Height!.Value,
                "body_mass" => Athlete.Mass!.Value,
                Evidence.Baseline => Usual,
                _ => 4,
            };
            _values[term.Metric] = ((quantity * of) + (term.Minus is null ? 0 : Usual)) / term.Times;
        }
    }

    private static double Sample(string statistic, double quantity, int i) => statistic switch
    {
        "variation" => 1 + ((i % 2 == 0 ? 1 : -1) * quantity * Math.Sqrt((ManySegments - 1.0) / ManySegments)),
        _ => i % 2 == 0 ? 10 + quantity : 10,
    };

    private MovementSegment Segment(string name, string? side, Dictionary<string, double> values) =>
        new() { Name = name, Side = side, Start = 0, End = 1, Metrics = values, Quality = Verdicts(values) };

    private Dictionary<string, MetricQuality> Verdicts(Dictionary<string, double> values) => values.ToDictionary(
        pair => pair.Key,
        pair => new MetricQuality(!Doubtful.Contains(pair.Key), Doubtful.Contains(pair.Key) ? "Doubtful." : null, pair.Value - Half(pair.Value), pair.Value + Half(pair.Value)));

    private double Half(double value) => Error * (Math.Abs(value) + 0.01);
}
