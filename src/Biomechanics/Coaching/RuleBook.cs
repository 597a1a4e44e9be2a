namespace Aikynetix.Biomechanics.Coaching;

/// <summary>
/// The rule-book of section J of the biomechanics reference: what a movement's numbers suggest to a coach. It never diagnoses, it is
/// silent about what was not measured, and the same numbers always give the same findings.
/// </summary>
public sealed class RuleBook
{
    /// <summary>Findings of one block; more would not be read.</summary>
    public const int MostPerBlock = 3;

    private const double EnoughMet = 0.6;
    private const double EnoughJudged = 1.0 / 3;

    private static readonly string[] Files = ["weightlifting", "running", "jumping", "mobility"];
    private static readonly Dictionary<string, RuleBook> Books = Files.Select(RuleTable.Load).ToDictionary(table => table.Activity, table => new RuleBook(table), StringComparer.Ordinal);
    private static readonly RuleBook Empty = new(new RuleTable("", "", [], []));

    private readonly RuleTable _table;

    private RuleBook(RuleTable table)
    {
        _table = table;
        if (RuleCheck.Problems(table, Lexicon.Default).FirstOrDefault() is { } problem) throw new InvalidOperationException(problem);
    }

    /// <summary>The ids of all rules in the order of the book.</summary>
    public IReadOnlyList<string> Ids => Array.ConvertAll(_table.Rules, rule => rule.Id);

    /// <summary>The rules.</summary>
    internal IReadOnlyList<Rule> Rules => _table.Rules;

    /// <summary>Kind of the segments that are judged, as their names begin.</summary>
    internal string Segment => _table.Segment;

    /// <summary>The segments of an analysis that are judged.</summary>
    internal MovementSegment[] Own(MotionAnalysis analysis) =>
        [.. analysis.Segments.Where(segment => segment.Name.StartsWith(Segment + "_", StringComparison.Ordinal))];

    /// <summary>The exercises.</summary>
    internal IReadOnlyList<string> Exercises => _table.Exercises;

    /// <summary>The metric keys that the rules look at, in alphabetical order.</summary>
    public IReadOnlyList<string> Metrics => [.. _table.Rules.SelectMany(rule => rule.When.Names).Where(name => !Evidence.Facts.ContainsKey(name)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The topics that <see cref="CoachingSummary"/> writes about for an activity; every metric key is one besides.</summary>
    public static IReadOnlyCollection<string> TopicsOf(string activity) => [.. Topics.Of(activity).Keys];

    /// <summary>The rules of an activity as analyses name it; a book without rules for one that has none.</summary>
    public static RuleBook For(string activity) => Books.GetValueOrDefault(activity, Empty);

    /// <summary>
    /// Judges one analysis: at most <see cref="MostPerBlock"/> findings a block, gravest first, certain before tentative, then in the order
    /// of the book. A rule per step, jump or repetition fires when at least 60 % of those that could be judged met it.
    /// </summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="athlete">What is known about the athlete.</param>
    /// <param name="baselines">Metric key to what is usual for this athlete, SI units; null when nothing is known.</param>
    public static IReadOnlyList<Finding> Judge(MotionAnalysis analysis, Athlete athlete, IReadOnlyDictionary<string, double>? baselines = null) =>
        [.. JudgeAll(analysis, athlete, baselines).GroupBy(finding => finding.Block).SelectMany(block => block.Take(MostPerBlock)).Order(Gravity)];

    /// <summary>Where a metric usually lies, for reports; null when nothing is known.</summary>
    /// <param name="metric">Metric key.</param>
    /// <param name="activity">As analyses name it.</param>
    /// <param name="exercise">As analyses name it.</param>
    /// <param name="isFemale">Some ranges depend on it; those are left out when it is null.</param>
    public static ReferenceRange? Reference(string metric, string activity, string exercise, bool? isFemale = null) =>
        Lexicon.Default.Usual(metric, activity, exercise, isFemale);

    /// <summary>A rule by its id; null when the book has none of that name (any more).</summary>
    internal static Rule? Find(string id) => Books.Values.SelectMany(book => book.Rules).FirstOrDefault(rule => rule.Id == id);

    /// <summary>Everything that fires, however many a block.</summary>
    internal static IReadOnlyList<Finding> JudgeAll(MotionAnalysis analysis, Athlete athlete, IReadOnlyDictionary<string, double>? baselines) =>
    [
        .. For(analysis.Activity).Rules
            .Where(rule => rule.IsFor(analysis.Exercise))
            .Select(rule => Judge(rule, analysis, athlete, new Evidence(analysis, athlete, baselines)))
            .OfType<Finding>()
            .Order(Gravity),
    ];

    // LINQ's sorts are stable, so the order of the book decides last.
    private static readonly Comparer<Finding> Gravity = Comparer<Finding>.Create((one, other) =>
        one.Severity != other.Severity ? other.Severity.CompareTo(one.Severity) : one.IsTentative.CompareTo(other.IsTentative));

    private static Finding? Judge(Rule rule, MotionAnalysis analysis, Athlete athlete, Evidence evidence)
    {
        var names = rule.When.Names.ToArray();
        if (!rule.PerClip && evidence.IsOther) return null;
        var segments = !rule.PerClip && Array.Exists(names, evidence.IsOfSegment) ? evidence.Own : [];
        var trials = (segments.Length > 0 ? segments.Select(segment => rule.When.Try(evidence, segment)) : [rule.When.Try(evidence, null)])
            .Zip(segments.Length > 0 ? segments : [null!]).Where(one => one.First.Outcome != Outcome.Unknown).ToArray();
        var met = trials.Where(one => one.First.Outcome >= Outcome.Perhaps).OrderBy(one => one.First.Compared.Value).ToArray();
        if (met.Length == 0 || met.Length < EnoughMet * trials.Length || trials.Length < EnoughJudged * segments.Length) return null;

        // What is only worth knowing is not worth saying on a doubt.
        var isTentative = trials.Count(one => one.First.Outcome == Outcome.Yes) < EnoughMet * trials.Length;
        if (isTentative && rule.Severity == RuleSeverity.Info) return null;

        var ((_, term, compared), shown) = met[(met.Length - 1) / 2];
        var unit = term.UnitOf(Lexicon.Default);
        return new Finding
        {
            RuleId = rule.Id,
            Block = rule.Block,
            About = rule.About,
            Severity = isTentative && rule.Severity == RuleSeverity.Act ? RuleSeverity.Watch : rule.Severity,
            IsTentative = isTentative,
            Basis = rule.Basis,
            Values =
            [
                new FindingValue(term.Metric, compared.Value, compared.Low, compared.High, unit),
                .. names.Select(name => (Name: name, Reading: evidence.Read(name, name, shown, takesDoubt: true))).Where(other => other.Reading.IsKnown)
                    .Select(other => new FindingValue(other.Name, other.Reading.Value, other.Reading.Low, other.Reading.High, Lexicon.Default.Unit(other.Name))),
            ],
            Limit = term.LimitFor(analysis.Exercise, athlete.IsFemale),
            Reference = rule.Reference is { } range
                ? new ReferenceRange(range[0] ?? double.NaN, range[1] ?? double.NaN, unit, rule.Basis)
                : Reference(term.Metric, analysis.Activity, analysis.Exercise, athlete.IsFemale),
            Met = met.Length,
            Judged = trials.Length,
            Counted = segments.Length > 0 ? segments[0].Name.Split('_')[0] : null,
        };
    }
}
