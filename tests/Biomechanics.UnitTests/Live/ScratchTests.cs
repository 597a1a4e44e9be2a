using System.Globalization;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Live;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Live;

/// <summary>x</summary>
public sealed class ScratchTests(ITestOutputHelper output)
{
    [Fact]
    public void Look()
    {
        foreach (var (rate, noise, drop) in new[] { (30.0, 0.0, 0.0), (30, 3, 0.05), (60, 3, 0.05), (15, 3, 0.05) })
        foreach (var turn in new[] { 0.0, 45, 90 })
        {
            var (m, s, ends) = LiveRun.Squats(5);
            var run = LiveRun.Of(new FigureCamera { Rate = rate, Noise = noise, DropOut = drop, Turn = turn }.Film(m, s), LiveRun.Context("squat"));
            output.WriteLine($"squat {rate} {noise} {drop} turn {turn}: {run.State} late {string.Join(" ", run.Announced.Zip(ends, (a, e) => (a - e).ToString("F2", CultureInfo.InvariantCulture)))}");
        }

        foreach (var (script, name) in new[] { (LiftScript.Snatch(), "snatch"), (LiftScript.Reference(), "clean"), (LiftScript.CleanAndJerk(), "clean_and_jerk"), (LiftScript.Deadlift(), "deadlift"), (LiftScript.Deadlift(), "snatch"), (LiftScript.Deadlift(), "squat"), (LiftScript.Snatch(), "deadlift") })
        foreach (var rate in new[] { 30.0, 60 })
        {
            var run = LiveRun.Of(script, new LifterOptions { FramesPerSecond = rate, PoseNoise = 3, DropOut = 0.05 }, name);
            output.WriteLine($"{name} {rate}: {run.State} at {string.Join(" ", run.Announced)} truth {script.Truth.RecoveryEnd:F2} {script.Truth.MaxSpeed} {script.Truth.JerkCatch}");
            foreach (var cue in run.Cues) output.WriteLine("   " + cue.Kind + ": " + cue.Text);
            output.WriteLine("   " + string.Join(" ", LiveReplay.Analyze(run.Capture, LiveRun.Context(name)).Phases.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}:{p.Start:F2}-{p.End:F2}"))));
            var offline = JointAngles.Compute(BodyTracker.Track(SyntheticLifter.Film(script, new LifterOptions { FramesPerSecond = rate }), 6));
            foreach (var joint in new[] { Joint.Knee, Joint.Hip, Joint.Elbow, Joint.Ankle })
            {
                var live = run.Angle(BodySide.Right, joint);
                var truth = offline.Of(BodySide.Right, joint);
                var best = Enumerable.Range(0, (int)(rate * 0.2)).Select(lag => (lag, rms: Math.Sqrt(Enumerable.Range(30, live.Length - 31).Where(i => i - lag >= 0 && double.IsFinite(live[i]) && i < truth.Length).Average(i => Math.Pow(live[i] - truth[i - lag], 2))))).MinBy(x => x.rms);
                var rest = Enumerable.Range(15, (int)(rate * 0.6)).Where(i => double.IsFinite(live[i])).Select(i => live[i] - truth[i]).ToArray();
                var jump = Enumerable.Range(1, live.Length - 1).Where(i => i < truth.Length && double.IsFinite(live[i]) && double.IsFinite(live[i - 1])).Max(i => Math.Abs(live[i] - live[i - 1]) - Math.Abs(truth[i] - truth[i - 1]));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {joint} lag {1000 * best.lag / rate:F0} ms rms {best.rms:F1} rest sd {Math.Sqrt(rest.Average(x => x * x) - Math.Pow(rest.Average(), 2)):F1} jump {jump:F1} seen {live.Count(double.IsFinite) / (double)live.Length:P0}"));
            }
        }
    }
}
