using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The lifts of a clip as segments <c>lift_1</c> …, each with numbers of its own; movements with the bar that are no lifts, deadlifts or
/// squats, as <c>repetition_1</c> ….
/// </summary>
internal static class LiftSegments
{
    /// <summary>One segment a lift.</summary>
    /// <param name="scene">The clip.</param>
    /// <param name="lifts">The lifts in order of time.</param>
    /// <param name="tables">The metrics of each.</param>
    public static IEnumerable<MovementSegment> Lifts(LiftScene scene, IReadOnlyList<FoundLift> lifts, IReadOnlyList<MetricTable> tables)
    {
        for (var i = 0; i < lifts.Count; i++)
        {
            var (first, last) = lifts[i].Marks.Span;
            if (double.IsNaN(first)) continue;

            // The setup of a lift begins where the one before ended.
            var begin = i == 0 ? 0 : scene.Seconds(lifts[i - 1].Marks.Span.Last);
            var end = i + 1 < lifts.Count ? scene.Seconds(lifts[i + 1].Marks.Span.First) : scene.Seconds(scene.Time.Grid.Length - 1);
            yield return Segment(NameOf(i), scene.Seconds(first), scene.Seconds(last), tables[i]) with
            {
                Phases = MarkNames.Phases(lifts[i].Marks, scene.Seconds, ViewEnd(scene, lifts[i].Marks, end), begin),
            };
        }
    }

    /// <summary>Seconds at which the view of a lift ends: where the picture cuts away, or the given end.</summary>
    public static double ViewEnd(LiftScene scene, LiftMarks marks, double end) =>
        marks.PeakSpeed.Found && scene.Body.Cuts.Length > 0 ? Math.Min(end, scene.Seconds(scene.Signals.ViewEnd((int)marks.PeakSpeed.Place))) : end;

    /// <summary>One segment a repetition.</summary>
    /// <param name="scene">The clip.</param>
    /// <param name="repetitions">The repetitions in order of time.</param>
    /// <param name="tables">The metrics of each.</param>
    public static IEnumerable<MovementSegment> Repetitions(
        LiftScene scene, IReadOnlyList<BarRepetitions.Repetition> repetitions, IReadOnlyList<MetricTable> tables)
    {
        for (var i = 0; i < repetitions.Count; i++)
        {
            var repetition = repetitions[i];
            (string Name, double From, double To)[] ways = [("lowering", repetition.LowerStart, repetition.LowerEnd), ("lifting", repetition.Start, repetition.End)];
            yield return Segment($"repetition_{i + 1}", scene.Seconds(repetition.First), scene.Seconds(repetition.Last), tables[i]) with
            {
                Phases =
                [
                    .. ways.Where(way => double.IsFinite(way.From + way.To)).OrderBy(way => way.From)
                        .Select(way => new MotionPhase(way.Name, scene.Seconds(way.From), scene.Seconds(way.To))),
                ],
            };
        }
    }

    /// <summary>Name of the segment of a lift.</summary>
    /// <param name="index">Which lift, from 0.</param>
    public static string NameOf(int index) => $"lift_{index + 1}";

    private static MovementSegment Segment(string name, double start, double end, MetricTable table) =>
        new() { Name = name, Start = start, End = end, Metrics = table.Values, Quality = table.Verdicts };
}
