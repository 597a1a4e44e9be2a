using Aikynetix.Biomechanics.Jumping;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Jumping;

/// <summary>x.</summary>
public sealed class Explore
{
    [Fact]
    public void Look()
    {
        foreach (var (script, ex) in new[] { (JumpScript.Reference(), JumpExercise.Countermovement), (JumpScript.ReferenceDrop(), JumpExercise.Drop) })
        {
            var t = script.Truths[0];
            TestContext.Current.SendDiagnosticMessage($"TRUTH h {t.Height} tf {t.FlightTime} depth {t.Depth}: {t.Start:F3} {t.Contact:F3} {t.Braking:F3} {t.ZeroVelocity:F3} {t.TakeOff:F4} {t.Peak:F4} {t.Landing:F4} {t.Damping:F3} {t.Recuperation:F3}");
            Console.WriteLine($"TRUTH h {t.Height} tf {t.FlightTime} depth {t.Depth}: {t.Start:F3} {t.Contact:F3} {t.Braking:F3} {t.ZeroVelocity:F3} {t.TakeOff:F4} {t.Peak:F4} {t.Landing:F4} {t.Damping:F3} {t.Recuperation:F3}");
            foreach (var noise in new[] { 0.0, 2.0 })
            foreach (var fps in new[] { 30.0, 60, 120, 240 })
            {
                var film = new AthleteCamera { FramesPerSecond = fps, Noise = noise, MetersPerPixel = 0.004, EyeHeight = 1.2 }.Film(script);
                var a = JumpAnalyzer.Analyze(film, new JumpContext(ex, new Athlete(1.75, 70)));
                Console.WriteLine($"--- fps {fps} noise {noise} scale {a.Quality.ScaleSource} {a.Quality.ScaleError:F3} segs {a.Segments.Count} {string.Join(" | ", a.Quality.Warnings)}");
                foreach (var (k, v) in a.Metrics) Console.WriteLine($"   {k,-28} {v,10:F4} [{a.Quality.Metrics[k].Low:F4}, {a.Quality.Metrics[k].High:F4}] {a.Quality.Metrics[k].Reason}");
            }
        }
    }
}
