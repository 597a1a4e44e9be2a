using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;
using Aikynetix.Sessions;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench;

/// <summary>Analyses of clips as long as one likes: a minute of a scripted athlete, and its numbers again and again.</summary>
internal static class LongAnalysis
{
    private const double BasisSeconds = 60;

    /// <summary>An analysis of so many seconds.</summary>
    public static MotionAnalysis Of(Activity activity, double seconds, double framesPerSecond)
    {
        var minute = MotionAnalyzer.Analyze(Film(activity, framesPerSecond), activity.Context(activity.Exercises[0].Name, new MovementFacts { Speed = 3 }, new Athlete(1.75, 75)));
        var (frames, basis) = ((int)(seconds * framesPerSecond), minute.Timestamps.Length);
        Dictionary<string, double[]> Repeat(IReadOnlyDictionary<string, double[]> group) => group.ToDictionary(one => one.Key, one => Noisy(one.Value, frames));
        return minute with
        {
            Timestamps = [.. Enumerable.Range(0, frames).Select(frame => frame / framesPerSecond)],
            Angles = Repeat(minute.Angles),
            ReportMetrics = Repeat(minute.ReportMetrics),
            Keypoints = Repeat(minute.Keypoints),
            Segments = [.. Enumerable.Range(0, Math.Max(1, frames / basis)).SelectMany(round => minute.Segments.Select(one => one with
            {
                Name = $"{one.Name}_{round}",
                Start = one.Start + (round * BasisSeconds),
                End = one.End + (round * BasisSeconds),
            }))],
        };
    }

    // The same bits over and over would compress as no recording does.
    private static double[] Noisy(double[] minute, int frames)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, frames).Select(frame => minute[frame % minute.Length] * (1 + (1e-6 * random.NextDouble())))];
    }

    private static CaptureRecord Film(Activity activity, double framesPerSecond)
    {
        var camera = new AthleteCamera { Noise = 1.5, DropOut = 0.01, FramesPerSecond = framesPerSecond };
        if (activity == ActivityTable.Running) return camera.Film(new RunScript { Duration = BasisSeconds });
        if (activity == ActivityTable.Lifting) return ReplayBench.ToAndFro(SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions { PoseNoise = 1.5, PlateNoise = 0.5 }));
        return ReplayBench.ToAndFro(camera.Film(activity == ActivityTable.Jumping ? JumpScript.Reference() : SquatScript.Reference(10)));
    }
}
