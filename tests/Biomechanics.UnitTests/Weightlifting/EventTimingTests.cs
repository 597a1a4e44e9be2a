using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>
/// Event times of the reference lift under noise against the table of the biomechanics reference, D.3: 2.5 mm on the bar, 2° on the
/// knee, bar at 8 Hz, knee at 6 Hz; mean and standard deviation over seeded runs.
/// </summary>
public sealed class EventTimingTests
{
    private const int Runs = 60;
    private static readonly LiftScript Script = LiftScript.Reference();

    /// <summary>Milliseconds: frame rate, then bias and spread of E0 to E5 and P as the table gives them.</summary>
    public static TheoryData<double, double[], double[]> Table { get; } = new()
    {
        { 30, [-3, -14, -9, 15, 0, 12, -16], [15, 14, 4, 5, 3, 10, 6] },
        { 60, [-1, -12, -8, 12, 0, 3, -13], [10, 10, 4, 5, 4, 8, 6] },
        { 120, [-1, -10, -7, 12, 0, 4, -14], [8, 7, 3, 4, 3, 6, 6] },
        { 240, [-1, -12, -7, 11, 0, 3, -13], [6, 5, 2, 3, 2, 4, 4] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Events_are_as_far_off_as_the_table_says_and_no_farther(double rate, double[] bias, double[] spread)
    {
        var errors = Enumerable.Range(0, Runs).Select(run => Errors(rate, run)).ToArray();
        for (var mark = 0; mark < bias.Length; mark++)
        {
            var column = errors.Select(run => run[mark]).ToArray();
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Average(error => (error - mean) * (error - mean)));
            Assert.True(Math.Abs(mean) < Math.Abs(bias[mark]) + 4 && mean * bias[mark] > -4, $"mark {mark}: bias {mean:F1} ms, table {bias[mark]} ms");
            Assert.True(deviation < (1.4 * spread[mark]) + 1, $"mark {mark}: spread {deviation:F1} ms, table {spread[mark]} ms");
        }
    }

    /// <summary>The targets of section H: 0.05 m/s from 60 frames per second on, 0.10 at 30; height 1.5 cm.</summary>
    [Theory]
    [InlineData(30, 0.10, 0.004)]
    [InlineData(60, 0.05, 0.002)]
    [InlineData(120, 0.05, 0.002)]
    [InlineData(240, 0.05, 0.002)]
    public void Greatest_speed_and_height_are_as_close_as_the_frame_rate_allows(double rate, double speed, double height)
    {
        var films = Enumerable.Range(0, Runs).Select(run => new ScriptedSignals(Script, rate, 0.0015, 2, run)).ToArray();
        var rises = films.Select(film =>
        {
            var marks = LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks;
            return SampleScan.At(film.Motion.Height, marks.TurnoverEnd.Place) - marks.RestHeight;
        });

        Assert.Equal(1.8, films.Average(film => film.Motion.Speed.Max()), speed);
        Assert.Equal(0.807638, rises.Average(), height);
    }

    [Fact]
    public void Recovery_ends_within_two_frames_of_the_truth()
    {
        foreach (var run in Enumerable.Range(0, 20))
        {
            var film = new ScriptedSignals(Script, 60, 0.001, 1, run);
            var marks = LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks;
            Assert.Equal(Script.Truth.RecoveryEnd, film.Time(marks.RecoveryEnd), 0.050);
        }
    }

    private static double[] Errors(double rate, int run)
    {
        var film = new ScriptedSignals(Script, rate, 0.0025, 2, run);
        var (marks, truth) = (LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks, Script.Truth);
        (Mark Found, double True)[] pairs =
        [
            (marks.Start, truth.Start), (marks.FirstPullEnd, truth.FirstPullEnd), (marks.Transition, truth.Transition),
            (marks.SecondPullEnd, truth.SecondPullEnd), (marks.TurnoverEnd, truth.TurnoverEnd), (marks.CatchEnd, truth.CatchEnd),
            (marks.PeakSpeed, truth.SecondPullEnd),
        ];
        return [.. pairs.Select(pair => 1000 * (film.Time(pair.Found) - pair.True))];
    }
}
