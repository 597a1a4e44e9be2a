using System.Globalization;
using Aikynetix.Biomechanics.Weightlifting;
namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;
/// <summary>temp</summary>
public sealed class DumpTemp
{
    private static readonly string[] TimeKeys = ["start_of_lifting", "first_pull_end", "transition", "second_pull_end", "peak_bar_speed_time", "turnover_end", "catch_end", "recovery_end", "jerk_dip_start", "jerk_dip_bottom", "jerk_drive_end", "jerk_catch"];
    [Fact]
    public void Dump()
    {
        var cache = new System.Collections.Concurrent.ConcurrentDictionary<object, Dictionary<string, double>>();
        var lines = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 480, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
        {
            var fps = new[] { 30, 60, 120, 240, 60, 30 }[i % 6];
            var mix = FilmedMix.Film(1000 + i, fps);
            var truths = cache.GetOrAdd(mix.Script, s => LiftTruths.Of((Aikynetix.TestKit.Athletes.LiftScript)s));
            var a = LiftAnalyzer.Analyze(mix.Capture, mix.Context);
            var bodyScale = mix.Options.MetersPerPixel;
            var barScale = bodyScale * (mix.Options.Distance - 0.75) / mix.Options.Distance;
            foreach (var (key, value) in a.Metrics)
            {
                if (!truths.TryGetValue(key, out var truth)) { truth = double.NaN; }
                if (TimeKeys.Contains(key)) truth -= mix.Options.From;
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{i},{key},{fps},{mix.Options.PoseNoise * bodyScale:G5},{mix.Options.PlateNoise * barScale:G5},{value:G7},{truth:G7},{mix.Context.PlateDiameter / 0.45 - 1:G4},{mix.Context.Athlete.Height / mix.Script.BodyHeight - 1:G4},{mix.Options.Roll:G4}"));
            }
        });
        File.WriteAllLines("/tmp/lift.csv", lines);
    }
}
