using System.Diagnostics;
using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench;

/// <summary>
/// What it costs to compute all numbers of a stored capture anew, without its video: a minute at 60 frames a second for each activity,
/// on one core.
/// </summary>
internal static class ReplayBench
{
    private const double Seconds = 60;
    private const double FramesPerSecond = 60;
    private const int Rounds = 30;

    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var script = LiftScript.Reference();
        var athlete = new Athlete(script.BodyHeight, 75);
        var camera = new AthleteCamera { Noise = 1.5, DropOut = 0.01, FramesPerSecond = FramesPerSecond };
        var lifts = ToAndFro(SyntheticLifter.Film(script, new LifterOptions { PoseNoise = 1.5, PlateNoise = 0.5 }));
        var squats = ToAndFro(camera.Film(SquatScript.Reference(10)));
        (string Name, CaptureRecord Capture, MovementContext Context)[] activities =
        [
            ("weightlifting", lifts, new LiftContext(LiftExercise.Clean, 100, 0.45, athlete)),
            ("jumping", ToAndFro(camera.Film(JumpScript.Reference())), new JumpContext(JumpExercise.Countermovement, athlete)),
            ("running", camera.Film(new RunScript { Duration = Seconds }), new RunContext(0, 3, athlete)),
            ("mobility", squats, new MobilityContext(MobilityExercise.OverheadSquat, athlete)),
        ];

        Console.WriteLine($"{"a minute of",-16}{"frames",8}{"ms",10}{"× real time",14}{"MB allocated",14}");
        Measure("body track", squats, () => JointAngles.Compute(BodyTracker.Track(squats, 6)));
        foreach (var (name, capture, context) in activities)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(name, capture, () => MotionAnalyzer.Analyze(capture, context));
        }

        return Task.FromResult(0);
    }

    // The best round counts: the others had company on the machine.
    private static void Measure(string name, CaptureRecord capture, Action replay)
    {
        var (best, bytes) = (double.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            replay();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-16}{capture.Frames.Count,8}{best,10:F1}{Seconds * 1000 / best,14:F0}{bytes / 1e6,14:F1}"));
    }

    /// <summary>A short clip, forwards and backwards by turns, as one capture of a minute in which nothing leaps.</summary>
    public static CaptureRecord ToAndFro(CaptureRecord clip)
    {
        var frames = new List<FrameObservation>();
        var way = Math.Max(1, clip.Frames.Count - 1);
        for (var i = 0; i < Seconds * FramesPerSecond; i++)
        {
            var source = clip.Frames[i / way % 2 == 0 ? i % way : way - (i % way)];
            frames.Add(source with { Pose = source.Pose with { FrameId = i, Time = TimeSpan.FromSeconds(i / FramesPerSecond) } });
        }

        return clip with { Frames = frames };
    }
}
