using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>Which frames of an analysis are worth a look: those at the borders of phases and segments, and between them where there are few.</summary>
internal static class AnalysisMoments
{
    /// <summary>Chooses frames.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="count">How many.</param>
    /// <returns>Numbers of frames in order of time; fewer than asked for when the clip has fewer.</returns>
    public static int[] Of(MotionAnalysis analysis, int count)
    {
        var times = analysis.Timestamps;
        if (times.Length <= count) return [.. Enumerable.Range(0, times.Length)];
        var borders = analysis.Phases.SelectMany(phase => new[] { phase.Start, phase.End });
        if (analysis.Segments.Count > 1 || analysis.Phases.Count == 0)
            borders = borders.Concat(analysis.Segments.SelectMany(segment => new[] { segment.Start, segment.End }));
        var chosen = new SortedSet<int>(borders.Where(double.IsFinite).Select(time => Nearest(times, time)));
        // Of a run or a set the middle shows consecutive steps; every tenth one would show nothing of how they follow each other.
        while (chosen.Count > count) chosen.Remove(chosen.Max - (times.Length / 2) > (times.Length / 2) - chosen.Min ? chosen.Max : chosen.Min);
        while (chosen.Count < count) chosen.Add(Between([-1, .. chosen, times.Length]));
        return [.. chosen];
    }

    /// <summary>Name of the phase that a time belongs to; at a border, of the one that begins.</summary>
    public static string PhaseAt(MotionAnalysis analysis, double time, double tolerance)
    {
        var phase = analysis.Phases.LastOrDefault(phase => phase.Start <= time + tolerance && phase.End >= time - tolerance);
        if (phase is not null) return phase.Name;
        var segments = analysis.Segments.Where(segment => segment.Start <= time + tolerance && segment.End >= time - tolerance);
        return string.Join(' ', segments.TakeLast(2).Select(segment => segment.Side is null ? segment.Name : $"{segment.Name} {segment.Side}"));
    }

    private static int Between(int[] marks)
    {
        var best = Enumerable.Range(1, marks.Length - 1).MaxBy(i => marks[i] - marks[i - 1]);
        return (marks[best] + marks[best - 1]) / 2;
    }

    private static int Nearest(double[] times, double time)
    {
        var at = Array.BinarySearch(times, time);
        if (at >= 0) return at;
        at = Math.Clamp(~at, 1, times.Length - 1);
        return time - times[at - 1] < times[at] - time ? at - 1 : at;
    }
}
