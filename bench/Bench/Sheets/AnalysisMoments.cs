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
        var (from, to) = Window(analysis);
        var (first, last) = (Nearest(times, from), Nearest(times, to));
        chosen.RemoveWhere(frame => frame < first || frame > last);
        while (chosen.Count < count && Between([first - 1, .. chosen, last + 1]) is var next && chosen.Add(next))
        {
        }

        return [.. chosen];
    }

    /// <summary>Seconds between which the movement is: all of the clip, less the time long before and after a movement that was found.</summary>
    public static (double From, double To) Window(MotionAnalysis analysis)
    {
        const double margin = 0.5;
        var end = analysis.Timestamps.LastOrDefault();
        // The outer ends of the first and the last phase of a lift are those of the clip.
        var times = analysis.Segments.SelectMany(segment => new[] { segment.Start, segment.End })
            .Concat(analysis.Phases.Take(1).Select(phase => phase.End)).Concat(analysis.Phases.Skip(1).Select(phase => phase.Start)).Where(double.IsFinite).ToArray();
        return times.Length == 0 ? (0, end) : (Math.Max(0, times.Min() - margin), Math.Min(end, times.Max() + (2 * margin)));
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
