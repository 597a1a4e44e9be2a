using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Render;

/// <summary>When in a clip something was that a picture is asked for.</summary>
internal static class PhaseMoments
{
    /// <summary>True time of a mark or of the middle of a phase, seconds; NaN where there is none.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="name">A mark or phase of the main movement, e.g. <c>takeoff</c>, or of another with its name before it, e.g. <c>jump_2-takeoff</c>.</param>
    public static double Of(MotionAnalysis analysis, string name)
    {
        var (movement, mark) = name.Split('-') is [var first, var second] ? (first, second) : (analysis.MainSegment, name);
        var segment = analysis.Segments.FirstOrDefault(one => one.Name == movement);
        if (segment is null && movement == analysis.MainSegment) segment = analysis.Segments.FirstOrDefault(one => double.IsFinite(Mark(one.Metrics, mark)));
        if (segment is null) return movement == analysis.MainSegment ? Found(analysis.Metrics, analysis.Phases, mark) : double.NaN;
        return Found(segment.Metrics, segment.Phases, mark);
    }

    /// <summary>True time of what stands for the whole clip: the middle of its main movement, or of the clip.</summary>
    public static double OfWhole(MotionAnalysis analysis)
    {
        var main = analysis.Segments.FirstOrDefault(one => one.Name == analysis.MainSegment) ?? analysis.Segments.ElementAtOrDefault(analysis.Segments.Count / 2);
        return main is not null ? (main.Start + main.End) / 2
            : analysis.Timestamps.Length > 0 ? analysis.Timestamps[analysis.Timestamps.Length / 2]
            : double.NaN;
    }

    private static double Found(IReadOnlyDictionary<string, double> metrics, IReadOnlyList<MotionPhase> phases, string mark)
    {
        var moment = Mark(metrics, mark);
        if (double.IsFinite(moment)) return moment;
        return phases.FirstOrDefault(phase => phase.Name == mark) is { } found ? (found.Start + found.End) / 2 : double.NaN;
    }

    private static double Mark(IReadOnlyDictionary<string, double> metrics, string mark) =>
        MetricUnits.Of(mark) == "s" ? metrics.GetValueOrDefault(mark, double.NaN) : double.NaN;
}
