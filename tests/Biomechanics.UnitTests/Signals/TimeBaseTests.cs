using Aikynetix.Biomechanics.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Series follow true time, whatever the frame rate did.</summary>
public sealed class TimeBaseTests
{
    [Fact]
    public void A_missing_and_a_doubled_frame_leave_a_cubic_exact()
    {
        double[] stamps = [0, 0.04, 0.12, 0.16, 0.20, 0.20, 0.24, 0.28];
        var time = At(stamps);
        Series.AssertClose([0, 0.04, 0.08, 0.12, 0.16, 0.20, 0.24, 0.28], time.Grid, 1e-12);
        Series.AssertClose([.. time.Grid.Select(Cube)], time.ToGrid([.. stamps.Select(Cube)]), 1e-12);
        Series.AssertClose([.. stamps.Select(Cube)], time.ToFrames([.. time.Grid.Select(Cube)]), 1e-12);
        Assert.True(time.Variable);
    }

    [Theory]
    [InlineData(24000, 1001)]
    [InlineData(30000, 1001)]
    [InlineData(60, 1)]
    [InlineData(240, 1)]
    public void A_constant_rate_has_its_grid_on_its_frames(int numerator, int denominator)
    {
        var time = At([.. Enumerable.Range(0, 301).Select(i => i * (double)denominator / numerator)]);
        Assert.Equal(numerator / (double)denominator, time.SampleRate, 1e-5);
        Series.AssertClose(time.FrameTimes, time.Grid, 2e-7);
        Assert.False(time.Variable);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(240)]
    public void Stamps_rounded_to_milliseconds_are_still_a_constant_rate(double rate)
    {
        var time = At([.. Enumerable.Range(0, 601).Select(i => Math.Round(i / rate, 3))]);
        Assert.False(time.Variable);
        Assert.Equal(601, time.Grid.Length);
        Assert.DoesNotContain(double.NaN, time.ToGrid(time.FrameTimes));
    }

    [Fact]
    public void Holes_in_time_are_not_bridged()
    {
        var time = At([0, 0.02, 0.04, 0.06, 0.16, 0.18, 0.20]);
        Series.AssertClose(
            [0, 0.02, 0.04, 0.06, double.NaN, double.NaN, double.NaN, double.NaN, 0.16, 0.18, 0.20], time.ToGrid(time.FrameTimes), 1e-12);
    }

    [Fact]
    public void Nothing_is_extrapolated_beyond_what_was_measured()
    {
        var time = At([0, 0.05, 0.08, 0.12, 0.16, 0.21, 0.24]);
        double[] perFrame = [double.NaN, 1, 2, double.NaN, 4, 5, double.NaN];
        var onGrid = time.ToGrid(perFrame);
        Assert.Equal([false, false, true, false, true, true, false], onGrid.Select(double.IsFinite));
    }

    [Fact]
    public void Lone_and_paired_samples_stay_and_are_joined_by_a_line()
    {
        var time = At([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        double[] perFrame = [1, double.NaN, 5, 7, double.NaN, 3];
        Series.AssertClose(perFrame, time.ToGrid(perFrame), 1e-9);
    }

    [Fact]
    public void Undeclared_slow_motion_shows_in_gravity()
    {
        const double Factor = 8;
        var time = At([.. Enumerable.Range(0, 60).Select(i => i / 30.0)]);
        var fall = time.FrameTimes.Select(t => -0.5 * 9.81 * Math.Pow(t / Factor, 2)).ToArray();
        var gravity = SavitzkyGolay.SecondDerivative(time.ToGrid(fall), time.Interval, 9);
        Assert.Equal(-9.81 / 64, gravity[30], 1e-6);
    }

    [Fact]
    public void Cubics_survive_the_way_to_the_grid_and_back_at_any_frame_times() =>
        Prop.ForAll(
            Gen.Choose(20, 60).ArrayOf(40).ToArbitrary(),
            steps =>
            {
                var stamps = steps.Select((_, i) => steps.Take(i).Sum() / 1000.0).ToArray();
                var time = At(stamps);
                var back = time.ToFrames(time.ToGrid([.. stamps.Select(t => Cube(t - 0.7))]));
                return time.ToGrid(stamps).All(double.IsFinite) && stamps.Zip(back, (t, y) => Math.Abs(Cube(t - 0.7) - y)).Max() < 1e-9;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Broken_stamps_never_make_a_grid_without_bounds() =>
        Prop.ForAll(
            Gen.Choose(-1000, 1_000_000_000).ArrayOf(30).ToArbitrary(),
            ticks =>
            {
                var time = TimeBase.From([.. ticks.Select(t => TimeSpan.FromTicks((long)t * t / 1000))]);
                return time.Grid.Length <= 1300 && time.ToGrid(new double[30]).Length == time.Grid.Length
                    && time.ToFrames(new double[time.Grid.Length]).Length == 30;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Captures_of_no_or_one_frame_have_a_time_base()
    {
        Assert.Empty(TimeBase.From([]).ToGrid([]));
        var one = At([0]);
        Assert.Equal([4], one.ToGrid([4]));
        Assert.Equal([4], one.ToFrames([4]));
        Assert.Equal(double.NaN, one.SampleRate);
        Assert.Equal([4, 4], At([0.5, 0.5]).ToFrames([4]));
    }

    [Fact]
    public void Series_of_another_length_are_refused() => Assert.Throws<ArgumentException>(() => At([0, 1, 2]).ToGrid([1, 2]));

    private static double Cube(double t) => t * t * t;

    private static TimeBase At(double[] stamps) =>
        TimeBase.From([.. stamps.Select(s => TimeSpan.FromTicks((long)Math.Round(s * TimeSpan.TicksPerSecond)))]);
}
