namespace Aikynetix.Biomechanics.Coaching;

/// <summary>
/// When a rule fires: a comparison of one quantity, or several joined by <see cref="All"/> or <see cref="Any"/>. The quantity is
/// (metric × times − minus) ÷ of, without its sign when <see cref="Absolute"/>, or a statistic over all segments.
/// </summary>
internal sealed record Condition
{
    /// <summary>Every one of these must hold.</summary>
    public Condition[] All { get; set; } = [];

    /// <summary>One of these must hold.</summary>
    public Condition[] Any { get; set; } = [];

    /// <summary>Metric key or fact that is compared.</summary>
    public string Metric { get; set; } = "";

    /// <summary>Factor, e.g. −1 for a metric that counts towards the athlete as negative.</summary>
    public double Times { get; set; } = 1;

    /// <summary>Metric or fact that is taken away.</summary>
    public string? Minus { get; init; }

    /// <summary>Metric or fact of which a share is taken: <c>body_height</c>, <c>baseline</c> or a metric key.</summary>
    public string? Of { get; init; }

    /// <summary>Whether the sign does not count.</summary>
    public bool Absolute { get; init; }

    /// <summary>Statistic over all segments: <c>variation</c> or <c>side_difference</c>.</summary>
    public string? Over { get; init; }

    /// <summary>Whether metrics that are doubtful count too.</summary>
    public bool TakesDoubt { get; init; }

    /// <summary>Unit of the quantity where it is neither that of the metric nor a share.</summary>
    public string? Unit { get; init; }

    /// <summary>Holds below this.</summary>
    public Limit? Below { get; init; }

    /// <summary>Holds above this; with <see cref="Below"/> only between the two.</summary>
    public Limit? Above { get; init; }

    /// <summary>This comparison, or all that it is joined from.</summary>
    public IEnumerable<Condition> Terms => All.Length + Any.Length == 0 ? [this] : All.Concat(Any).SelectMany(part => part.Terms);

    /// <summary>Every metric and fact that it looks at.</summary>
    public IEnumerable<string> Names => Terms.SelectMany(term => new[] { term.Metric, term.Minus, term.Of }).OfType<string>().Where(name => name != Evidence.Baseline).Distinct();

    /// <summary>Tries it.</summary>
    /// <param name="evidence">Where the numbers come from.</param>
    /// <param name="segment">The segment, or null for the clip as a whole.</param>
    public Trial Try(Evidence evidence, MovementSegment? segment)
    {
        if (All.Length > 0)
        {
            var parts = Array.ConvertAll(All, part => part.Try(evidence, segment));
            var weakest = Array.Exists(parts, part => part.Outcome == Outcome.No) ? Outcome.No : parts.Min(part => part.Outcome);
            return parts[0] with { Outcome = weakest };
        }

        if (Any.Length > 0) return Array.ConvertAll(Any, part => part.Try(evidence, segment)).MaxBy(part => part.Outcome);
        var compared = Compared(evidence, segment);
        return new Trial(Compare(compared, evidence), this, compared);
    }

    /// <summary>The threshold nearest to a value, for one exercise and person; NaN when there is none.</summary>
    public double LimitFor(string exercise, bool? isFemale) => (Above ?? Below)?.For(exercise, isFemale) ?? double.NaN;

    /// <summary>The unit of the quantity.</summary>
    public string UnitOf(Lexicon lexicon) =>
        Unit ?? (Of is not null || Over is "variation" ? "share" : lexicon.Unit(Metric));

    private Reading Compared(Evidence evidence, MovementSegment? segment)
    {
        if (Over is not null) return evidence.Over(Over, Metric, TakesDoubt);
        var quantity = evidence.Read(Metric, Metric, segment, TakesDoubt).Scaled(Times);
        if (Minus is not null) quantity = quantity.Minus(evidence.Read(Minus, Metric, segment, TakesDoubt));
        if (Of is not null) quantity = quantity.Over(evidence.Read(Of, Metric, segment, TakesDoubt));
        return Absolute ? quantity.Absolute() : quantity;
    }

    // A comparison with NaN is false: without an interval nothing is certain.
    private Outcome Compare(Reading compared, Evidence evidence)
    {
        var (above, below) = (evidence.Threshold(Above, isUpper: false), evidence.Threshold(Below, isUpper: true));
        if (!compared.IsKnown || double.IsNaN(above) || double.IsNaN(below)) return Outcome.Unknown;
        if (!(compared.Value > above && compared.Value < below)) return Outcome.No;
        return compared.Low > above && compared.High < below ? Outcome.Yes : Outcome.Perhaps;
    }
}
