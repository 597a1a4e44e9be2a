using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>Nine of ten truths lie in the 90 % intervals, and errors stay inside the targets of the biomechanics reference, H.</summary>
public sealed class SquatCoverageTests
{
    private static readonly double[] Rates = [30, 60, 120, 240];

    private static readonly string[] Angles =
        ["depth", "trunk_shin_difference", "trunk_lean", "knee_angle", "ankle_dorsiflexion", "foot_angle_change", "arm_flexion", "elbow_angle"];

    private static readonly string[] Keys =
        [.. Angles, "heel_rise", "dowel_offset", "bar_sway", "descent_time", "bottom_time", "ascent_time", "descent_speed_cv"];

    // Seeds on which no constant was fitted.
    private const int HeldOut = 1_700_000;

    [Fact]
    public void Nine_of_ten_truths_lie_in_the_intervals_however_gyms_film()
    {
        var runs = SquatSimulation.RunInGyms(Enumerable.Range(HeldOut, 240), number => new AthleteCamera { FramesPerSecond = Rates[number % 4] });
        Assert.All(runs, run => Assert.Equal(run.Truths.Length, run.Analysis.Segments.Count));
        var (clips, repetitions) = (new List<bool>(), new List<bool>());
        foreach (var key in Keys)
        {
            var ofClips = Given(runs.Select(run => run.Of(key)));
            var ofRepetitions = Given(runs.SelectMany(run => run.Truths.Select((_, i) => run.Of(key, i))));
            var errors = runs.Select(run => run.Of(key).Error).Where(double.IsFinite).ToArray();
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{key,-22} clips {Share(ofClips):0.000}  repetitions {Share(ofRepetitions):0.000}  bias {errors.Average(),8:0.0000}  RMSE {Math.Sqrt(errors.Average(e => e * e)),7:0.0000}  of {errors.Length}");
            clips.AddRange(ofClips);
            repetitions.AddRange(ofRepetitions);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{"pooled",-22} clips {Share(clips):0.000}  repetitions {Share(repetitions):0.000}");
        foreach (var key in Keys)
        {
            Assert.InRange(Share(Given(runs.Select(run => run.Of(key)))), 0.75, 1);
            Assert.InRange(Share(Given(runs.SelectMany(run => run.Truths.Select((_, i) => run.Of(key, i))))), 0.75, 1);
        }

        Assert.InRange(Share(clips), 0.88, 0.92);
        Assert.InRange(Share(repetitions), 0.88, 0.92);
    }

    [Fact]
    public void Times_know_how_badly_a_hip_behind_the_body_is_seen()
    {
        var runs = SquatSimulation.RunWithTheFarHipGuessed(Enumerable.Range(HeldOut, 80), number => new AthleteCamera { FramesPerSecond = Rates[number % 4] });
        var inside = new List<bool>();
        foreach (var key in (string[])["descent_time", "bottom_time", "ascent_time"])
        {
            var ofRepetitions = Given(runs.SelectMany(run => run.Truths.Select((_, i) => run.Of(key, i))));
            TestContext.Current.TestOutputHelper?.WriteLine($"{key,-22} repetitions {Share(ofRepetitions):0.000}");
            inside.AddRange(ofRepetitions);
        }

        Assert.InRange(Share(inside), 0.82, 0.95);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(240)]
    public void Angles_are_within_four_degrees_at_two_pixels_of_noise(double framesPerSecond)
    {
        var runs = SquatSimulation.Run(Enumerable.Range(500, 24), _ => new AthleteCamera { FramesPerSecond = framesPerSecond, Noise = 2 });
        foreach (var key in Keys)
        {
            var errors = runs.Select(run => run.Of(key).Error).ToArray();
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{framesPerSecond,3} {key,-22} bias {errors.Average(),8:0.0000}  MAE {errors.Average(Math.Abs),7:0.0000}  RMSE {Math.Sqrt(errors.Average(e => e * e)),7:0.0000}");
            if (Angles.Contains(key)) Assert.InRange(errors.Average(Math.Abs), 0, 4);
            if (key.EndsWith("_time", StringComparison.Ordinal)) Assert.InRange(errors.Average(Math.Abs), 0, framesPerSecond < 45 ? 0.050 : 0.025);
        }
    }

    [Fact]
    public void Scores_away_from_their_borders_are_right()
    {
        var noise = new AthleteCamera { Noise = 2, DropOut = 0.02 };
        double Score(SquatRepetition repetition) => SquatFilm.Assess(SquatFilm.Times(3, repetition), noise).Metrics["score"];

        Assert.Equal(3, Score(SquatFilm.Full));
        Assert.Equal(1, Score(SquatFilm.Full with { Thigh = 84 }));
        Assert.Equal(1, Score(SquatFilm.Full with { Trunk = 55, Arms = 236 }));
        Assert.Equal(1, Score(SquatFilm.Full with { Arms = 180 }));
        Assert.Equal(2, Score(SquatFilm.Full with { HeelRise = 0.03 }));
    }

    // A number that was refused promises nothing.
    private static bool[] Given(IEnumerable<(double Error, bool Inside)> all) => [.. all.Where(one => double.IsFinite(one.Error)).Select(one => one.Inside)];

    private static double Share(IReadOnlyCollection<bool> inside) => inside.Count(one => one) / (double)inside.Count;
}
