using System.Globalization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Targets;

/// <summary>Prints the errors of an activity under one condition as tables in Markdown.</summary>
/// <param name="activity">The activity.</param>
/// <param name="samples">Its samples under that condition.</param>
internal sealed class TargetsTable(IActivityTrials activity, IEnumerable<MetricSample> samples)
{
    private const double Usual = 60;

    private readonly Row[] _rows =
    [
        .. samples.GroupBy(sample => (sample.Key, sample.FramesPerSecond)).Select(group =>
        {
            var errors = new MetricErrors();
            foreach (var sample in group) errors.Add(sample);
            return new Row(group.Key.Key, group.Key.FramesPerSecond, errors, activity.Targets.FirstOrDefault(target => target.IsFor(group.First())));
        }),
    ];

    /// <summary>Every metric in the order in which it was first seen, a row for each frame rate.</summary>
    public void PrintAll(TextWriter output)
    {
        output.WriteLine("| metric | unit | f/s | n | no answer | doubted | bias | MAE | RMSE | limits of agreement | in 90 % interval | mean of 3 | target | met |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in _rows.GroupBy(row => row.Key).SelectMany(metric => metric.OrderBy(row => row.Rate)))
        {
            var (errors, digits) = (row.Errors, row.Digits);
            output.WriteLine(
                $"| `{row.Key}` | {row.Unit} | {Number(row.Rate, 0)} | {errors.Asked} | {Percent(1 - (errors.Answered / (double)errors.Asked))} | {Percent(errors.Doubtful)} "
                + $"| {Number(errors.Bias, digits)} | {Number(errors.MeanAbsolute, digits)} | {Number(errors.RootMeanSquare, digits)} | {row.Agreement} | {Percent(errors.Inside)} "
                + $"| {row.Result} | {row.Target} | {(row.IsMet is not { } met ? "" : met ? "yes" : "**no**")} |");
        }

        PrintScore(output);
    }

    /// <summary>The metrics of the targets and those that a coach reads first: a row each, what is missed in bold.</summary>
    public void PrintBrief(TextWriter output)
    {
        var rates = _rows.Select(row => row.Rate).Distinct().Order().ToArray();
        output.WriteLine($"| metric | unit | target | {string.Join(" | ", rates.Select(rate => Number(rate, 0)))} | bias | MAE | RMSE | limits of agreement | in 90 % |");
        output.WriteLine($"|---|---|---|{string.Concat(rates.Select(_ => "---|"))}---|---|---|---|---|");
        foreach (var metric in _rows.GroupBy(row => row.Key).Where(metric => metric.Any(row => row.Target is not null) || activity.Headlines.Contains(metric.Key)))
        {
            var results = rates.Select(rate => metric.FirstOrDefault(row => row.Rate == rate)).Select(row => row is null ? "" : (row.IsMet == false ? $"**{row.Result}**" : row.Result) + row.Share);
            var targets = metric.OrderBy(row => row.Rate).Select(row => row.Target?.ToString()).OfType<string>().Distinct();
            var one = metric.FirstOrDefault(row => row.Rate == Usual) ?? metric.First();
            var (errors, digits) = (one.Errors, one.Digits);
            output.WriteLine(
                $"| `{metric.Key}` | {one.Unit} | {string.Join(", ", targets)} | {string.Join(" | ", results)} | {Number(errors.Bias, digits)} | {Number(errors.MeanAbsolute, digits)} "
                + $"| {Number(errors.RootMeanSquare, digits)} | {one.Agreement} | {Percent(errors.Inside)} |");
        }

        PrintScore(output);
    }

    private void PrintScore(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{_rows.Count(row => row.IsMet == true)} of {_rows.Count(row => row.IsMet is not null)} targets met.");
    }

    private static string Percent(double share) => double.IsNaN(share) ? "–" : $"{Number(100 * share, 0)} %";

    private static string Number(double value, int digits) => double.IsNaN(value) ? "–" : value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    // One metric at one frame rate.
    private sealed record Row(string Key, double Rate, MetricErrors Errors, MetricTarget? Target)
    {
        public string Unit => MetricUnits.Of(Key) is { Length: > 0 } known ? known : IsAngle ? "deg" : "";

        public int Digits => Unit switch { "deg" => 1, "N" or "W" => 0, "1/min" => 2, _ => 3 };

        // Nothing is missed where nothing is claimed.
        public bool? IsMet => Target is null || Errors.Answered == 0 ? null : Target.Of(Errors) <= Target.Limit;

        public string Result => Errors.Answered == 0 ? "–"
            : Target is { IsRelative: true } ? $"{Number(100 * Errors.MeanRelative, 1)} %"
            : Number(Target?.Of(Errors) ?? Errors.MeanOfThree, Digits);

        // Which number stands for how many; single angles are too many to count.
        public string Share => Errors.Answered == 0 || Errors.Answered == Errors.Asked || IsSeries ? "" : $" ({Errors.Answered} of {Errors.Asked})";

        public string Agreement => $"{Number(Errors.Agreement.Low, Digits)} … {Number(Errors.Agreement.High, Digits)}";

        private bool IsAngle => Key.EndsWith("_angle", StringComparison.Ordinal);

        private bool IsSeries => IsAngle && double.IsNaN(Errors.Inside);
    }
}
