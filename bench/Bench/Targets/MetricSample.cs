using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Targets;

/// <summary>One number of one analysis beside the truth.</summary>
/// <param name="Key">The metric.</param>
/// <param name="Condition">What is special about the film.</param>
/// <param name="Subject">Who moved; empty where each number stands alone.</param>
/// <param name="IsOfSegment">Whether it is the number of one step or repetition, not of the clip.</param>
/// <param name="FramesPerSecond">Frame rate of the film.</param>
/// <param name="Value">What was measured; NaN when it was not.</param>
/// <param name="Truth">What is true.</param>
/// <param name="IsSure">Whether it was given without a reservation.</param>
/// <param name="Low">Lower end of its 90 % interval; NaN when there is none.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct MetricSample(
    string Key, string Condition, string Subject, bool IsOfSegment, double FramesPerSecond, double Value, double Truth, bool IsSure, double Low, double High)
{
    /// <summary>Films and analyzes a trial and reads everything off that is known to be true or not.</summary>
    public static IReadOnlyList<MetricSample> Of(MetricTrial trial)
    {
        var analysis = MotionAnalyzer.Analyze(trial.Film(), trial.Context);
        var samples = Read(trial, false, analysis.Metrics, analysis.Quality.Metrics, trial.Truth).ToList();
        foreach (var truth in trial.Segments)
        {
            var middle = (truth.Start + truth.End) / 2;
            var found = analysis.Segments.Where(segment => segment.Side == truth.Side).MinBy(segment => Math.Abs(((segment.Start + segment.End) / 2) - middle));
            // A segment that lies elsewhere is another one: this one was not found.
            var isIt = found is not null && found.Start < truth.End && found.End > truth.Start;
            samples.AddRange(Read(trial, true, isIt ? found!.Metrics : Nothing, isIt ? found!.Quality : Unjudged, truth.Truth));
        }

        foreach (var (key, angle) in trial.Angles)
        {
            var series = analysis.Angles.GetValueOrDefault(key, []);
            for (var i = 0; i < series.Length; i++)
            {
                var time = analysis.Timestamps[i];
                if (time >= trial.AnglesIn.From && time <= trial.AnglesIn.To)
                    samples.Add(new MetricSample(key, trial.Condition, "", false, trial.FramesPerSecond, series[i], angle(time), true, double.NaN, double.NaN));
            }
        }

        return samples;
    }

    private static readonly Dictionary<string, double> Nothing = [];
    private static readonly Dictionary<string, MetricQuality> Unjudged = [];

    private static IEnumerable<MetricSample> Read(
        MetricTrial trial, bool isOfSegment, IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, MetricQuality> verdicts, IReadOnlyDictionary<string, double> truths)
    {
        foreach (var (key, truth) in truths)
        {
            var verdict = verdicts.GetValueOrDefault(key);
            yield return new MetricSample(
                key, trial.Condition, isOfSegment ? "" : trial.Subject, isOfSegment, trial.FramesPerSecond, values.GetValueOrDefault(key, double.NaN), truth, verdict?.Ok ?? false,
                verdict?.Low ?? double.NaN, verdict?.High ?? double.NaN);
        }
    }
}
