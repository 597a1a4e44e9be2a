using Aikynetix.Biomechanics.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Wild samples become NaN by their robust z score; true movement stays.</summary>
public sealed class HampelFilterTests
{
    private static readonly double[] Wild = [1, 1.1, 0.9, 5, 1.05, 0.95, 1];

    [Theory]
    [InlineData(3.5, true)]
    [InlineData(53.9, true)]
    [InlineData(54.0, false)]
    public void The_textbook_sample_scores_54(double limit, bool rejected) =>
        Assert.Equal(rejected, double.IsNaN(HampelFilter.Reject(Wild, 7, limit)[3]));

    [Fact]
    public void Only_the_wild_sample_goes() =>
        Series.AssertClose(Wild.WithHole(3, 4), HampelFilter.Reject(Wild, 7, 3.5), 0);

    [Fact]
    public void A_spike_in_perfect_rest_is_found_although_the_median_deviation_is_zero()
    {
        double[] rest = [2, 2, 2, 2, 9, 2, 2, 2, 2];
        Series.AssertClose(rest.WithHole(4, 5), HampelFilter.Reject(rest, 7, 3.5), 0);
        Assert.Equal([2, 2, 2, 2, 2], HampelFilter.Reject([2, 2, 2, 2, 2], 5, 3.5));
    }

    [Fact]
    public void Distances_of_ordinary_noise_are_never_wild() =>
        Assert.Equal(Wild, HampelFilter.Reject(Wild, 7, 3.5, floor: 4.1));

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(240)]
    public void Fast_smooth_movement_stays_whole(double rate)
    {
        var movement = Series.Sample((int)(3 * rate), rate, t => Math.Sin(2 * Math.PI * 1.4 * t));
        Assert.Equal(movement, HampelFilter.Reject(movement, HampelFilter.WindowFor(rate), HampelFilter.DefaultLimit));
    }

    [Theory]
    [InlineData(25, 7)]
    [InlineData(30, 7)]
    [InlineData(60, 15)]
    [InlineData(240, 57)]
    public void Window_spans_the_same_time_at_any_rate(double rate, int window) => Assert.Equal(window, HampelFilter.WindowFor(rate));

    [Fact]
    public void Sliding_window_agrees_with_sorting_each_window_anew() =>
        Prop.ForAll(
            Gen.Choose(0, 40).ArrayOf(50).ToArbitrary(),
            digits =>
            {
                var samples = digits.Select(d => d < 6 ? double.NaN : d * d).ToArray();
                var kept = HampelFilter.Reject(samples, 9, 3.5);
                return kept.Select((k, i) => double.IsNaN(k) == (double.IsNaN(samples[i]) || IsWild(samples, i, 9, 3.5))).All(same => same);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Windows_without_a_middle_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HampelFilter.Reject(Wild, 6, 3.5));

    private static bool IsWild(double[] samples, int at, int window, double limit)
    {
        var (from, to) = (Math.Max(0, at - (window / 2)), Math.Min(samples.Length, at + (window / 2) + 1));
        double[] near = [.. samples[from..to].Where(double.IsFinite)];
        if (near.Length < 5) return false;
        var median = OrderStatistics.Median(near);
        var mad = OrderStatistics.Median(near.Select(x => Math.Abs(x - median)));
        var distance = Math.Abs(samples[at] - median);
        var z = mad > 0 ? 0.6745 * distance / mad : 0.797885 * distance / near.Average(x => Math.Abs(x - median));
        return z > limit;
    }
}
