using System.Diagnostics;
using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Live;

namespace Aikynetix.Bench;

/// <summary>What the live analysis says of clips, picture by picture, and what a picture costs.</summary>
internal static class LiveBench
{
    private const int Repeats = 20;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length < 2)
        {
            await Console.Error.WriteLineAsync("./aiky bench live EXERCISE CLIP…");
            return 2;
        }

        await using var bench = new Workbench();
        foreach (var clip in args[1..]) Tell(Path.GetFileName(clip), await bench.CaptureAsync(clip, cancellationToken), args[0]);
        return 0;
    }

    private static void Tell(string clip, CaptureRecord capture, string exercise)
    {
        var context = new LiveContext("Weightlifting", exercise, null, 0.45, new Athlete());
        var analysis = LiveReplay.Analyze(capture, context);
        var analyzer = new LiveAnalyzer(context);
        var readings = capture.Frames.Select(frame => analyzer.Next(frame, capture.Width, capture.Height)).ToArray();
        Console.WriteLine(Say($"{clip}: {readings.LastOrDefault()?.State}"));
        foreach (var cue in readings.SelectMany(reading => reading.Cues)) Console.WriteLine(Say($"  {cue.Time.TotalSeconds,7:F2} s {cue.Kind,-18} {cue.Text}"));
        Console.WriteLine("  " + string.Join(' ', analysis.Phases.Select(phase => Say($"{phase.Name}:{phase.Start:F2}–{phase.End:F2}"))));
        var (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Repeats; i++)
        {
            var again = new LiveAnalyzer(context);
            foreach (var frame in capture.Frames) again.Next(frame, capture.Width, capture.Height);
        }

        var pictures = Repeats * capture.Frames.Count;
        Console.WriteLine(Say(
            $"  {Stopwatch.GetElapsedTime(start).TotalMicroseconds / pictures:F1} µs and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / pictures} bytes a picture"));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
