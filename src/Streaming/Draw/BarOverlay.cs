using System.Numerics;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Streaming.Draw;

/// <summary>The path of the bar: corners with the frame in which each was reached, and how fast the bar went to it.</summary>
internal sealed class BarOverlay
{
    // Hertz: takes the tremble of the detector out and leaves the path where it is.
    private const double Cutoff = 8;

    // Pixels; shorter steps are not seen.
    private const float LeastStep = 1.5f;

    // m/s to which the fastest speed of a clip is rounded up.
    private const double SpeedStep = 0.5;

    private readonly (int Frame, Vector2 Place, byte Speed)[] _corners;
    private readonly int[] _starts;

    private BarOverlay((int Frame, Vector2 Place, byte Speed)[] corners, int[] starts, double fastest) =>
        (_corners, _starts, Fastest) = (corners, starts, fastest);

    /// <summary>Speed in m/s of the last color; NaN where metres are not known and colors only compare.</summary>
    public double Fastest { get; }

    /// <summary>Follows the bar; null where the movement has none, or it was not seen.</summary>
    public static BarOverlay? From(CaptureRecord capture, BodyTrack body, MotionAnalysis analysis)
    {
        if (!analysis.ReportMetrics.TryGetValue("vbar", out var speeds) || BarTracker.Track(capture, body) is not { Source: not BarSource.None } track) return null;
        var (x, y) = (Path(track, track.X), Path(track, track.Y));
        var fastest = Array.ConvertAll(speeds, Math.Abs).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        if (double.IsFinite(fastest)) fastest = Math.Max(1, Math.Ceiling(fastest / SpeedStep) * SpeedStep);
        else speeds = Slopes(y, track.Time.FrameTimes, out fastest);

        var corners = new List<(int, Vector2, byte)>();
        var last = new Vector2(float.NaN);
        for (var i = 0; i < Math.Min(x.Length, speeds.Length); i++)
        {
            var place = new Vector2((float)x[i], (float)y[i]);
            if (Vector2.Distance(place, last) < LeastStep || (float.IsNaN(place.X) && float.IsNaN(last.X))) continue;
            corners.Add((i, place, Step(speeds[i] / fastest)));
            last = place;
        }

        var metric = analysis.ReportMetrics["vbar"].Any(double.IsFinite);
        return new BarOverlay([.. corners], Starts(analysis, track, body), metric ? fastest : double.NaN);
    }

    /// <summary>The part of the path that led to the bar's place in a frame; empty before the movement begins.</summary>
    public ReadOnlySpan<(int Frame, Vector2 Place, byte Speed)> Until(int frame)
    {
        var start = 0;
        foreach (var one in _starts) start = one <= frame ? Math.Max(start, one) : start;
        if (_starts.Length > 0 && frame < _starts[0]) return [];
        var (from, to) = (Corner(start), Corner(frame + 1));
        return _corners.AsSpan(from..to);
    }

    private static double[] Path(BarTrack track, double[] grid) =>
        track.Time.ToFrames(double.IsFinite(track.Time.SampleRate) ? ButterworthFilter.ZeroLag(grid, track.Time.SampleRate, Cutoff) : grid);

    private static byte Step(double share) =>
        double.IsFinite(share) ? (byte)Math.Clamp(Math.Abs(share) * Palette.Speeds.Length, 0, Palette.Speeds.Length - 1) : (byte)0;

    // Pixels per second, for colors that only compare.
    private static double[] Slopes(double[] y, double[] times, out double fastest)
    {
        var slopes = new double[y.Length];
        for (var i = 1; i < y.Length; i++) slopes[i] = times[i] > times[i - 1] ? (y[i] - y[i - 1]) / (times[i] - times[i - 1]) : slopes[i - 1];
        fastest = slopes.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return slopes;
    }

    // A path begins with each movement, and with each view of the clip: what the camera showed before is elsewhere in the picture.
    private static int[] Starts(MotionAnalysis analysis, BarTrack track, BodyTrack body)
    {
        var ofMovements = analysis.Segments.Select(segment => At(analysis.Timestamps, segment.Start));
        var ofViews = body.Cuts.Select(cut => At(track.Time.FrameTimes, track.Time.Grid[cut]));
        var starts = ofMovements.Concat(ofViews).Order().ToArray();
        return analysis.Segments.Count > 0 || starts.Length == 0 ? starts : [0, .. starts];
    }

    private static int At(double[] times, double seconds) => Array.FindIndex(times, time => time >= seconds) is >= 0 and var found ? found : times.Length;

    private int Corner(int frame)
    {
        var (low, high) = (0, _corners.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_corners[middle].Frame < frame) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
