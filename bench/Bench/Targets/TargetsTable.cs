using System.Globalization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Targets;

/// <summary>Prints the errors of an activity as a table in Markdown.</summary>
internal static class TargetsTable
{
    /// <summary>Rows in the order in which metrics were first seen, each frame rate for itself.</summary>
    public static void Print(TextWriter output, IActivityTrials activity, IEnumerable<MetricSample> samples)
    {
        output.WriteLine("| metric | unit | f/s | n | no answer | doubted | bias | MAE | RMSE | limits of agreement | in 90 % interval | target (MAE) | met |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var (met, asked) = (0, 0);
        foreach (var metric in samples.GroupBy(sample => sample.Key))
        {
            foreach (var rate in metric.GroupBy(sample => sample.FramesPerSecond).OrderBy(rate => rate.Key))
            {
                var errors = new MetricErrors();
                foreach (var sample in rate) errors.Add(sample);
                var target = activity.Targets.FirstOrDefault(target => target.IsFor(metric.Key, rate.Key));
                var isMet = target is null ? (bool?)null : (target.IsRelative ? errors.MeanRelative : errors.MeanAbsolute) <= target.Limit;
                if (isMet is not null) asked++;
                if (isMet == true) met++;
                output.WriteLine(Row(metric.Key, rate.Key, errors, target, isMet));
            }
        }

        output.WriteLine();
        output.WriteLine($"{met} of {asked} targets met.");
    }

    private static string Row(string key, double rate, MetricErrors errors, MetricTarget? target, bool? isMet)
    {
        var digits = key.EndsWith("_angle", StringComparison.Ordinal) ? 2 : MetricUnits.Of(key) is "N" or "W" ? 0 : 4;
        var unit = MetricUnits.Of(key) is { Length: > 0 } known ? known : key.EndsWith("_angle", StringComparison.Ordinal) ? "°" : "";
        var (low, high) = errors.Agreement;
        var wanted = target is null ? "" : target.IsRelative ? $"{target} (is {Percent(errors.MeanRelative)})" : target.ToString();
        return $"| `{key}` | {unit} | {Number(rate, 0)} | {errors.Asked} | {Percent(1 - (errors.Answered / (double)errors.Asked))} | {Percent(errors.Doubtful)} "
            + $"| {Number(errors.Bias, digits)} | {Number(errors.MeanAbsolute, digits)} | {Number(errors.RootMeanSquare, digits)} | {Number(low, digits)} … {Number(high, digits)} "
            + $"| {Percent(errors.Inside)} | {wanted} | {(isMet is null ? "" : isMet.Value ? "yes" : "**no**")} |";
    }

    private static string Percent(double share) => double.IsNaN(share) ? "–" : $"{Number(100 * share, 0)} %";

    private static string Number(double value, int digits) => double.IsNaN(value) ? "–" : value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
