using Aikynetix.Biomechanics.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Short holes are bridged exactly on parabolas; long ones and open ends stay unknown.</summary>
public sealed class GapFillerTests
{
    [Theory]
    [InlineData(60, 6)]
    [InlineData(60, 9)]
    [InlineData(30, 4)]
    [InlineData(240, 36)]
    public void Any_parabola_is_restored_exactly(double rate, int missing)
    {
        Func<double, double>[] parabolas = [t => 1 + (2 * t) - (3 * t * t), t => 1 - (4.905 * (t - 0.5) * (t - 0.5))];
        foreach (var parabola in parabolas)
        {
            var whole = Series.Sample((int)rate, rate, parabola);
            var start = (int)(rate / 2) - (missing / 2);
            Series.AssertClose(whole, GapFiller.Fill(whole.WithHole(start, start + missing), rate, GapFiller.LongestGap), 1e-9);
        }
    }

    [Fact]
    public void Holes_longer_than_allowed_and_open_ends_stay_unknown()
    {
        var samples = Series.Sample(60, 60, t => t).WithHole(0, 2).WithHole(20, 30).WithHole(57, 60);
        Series.AssertClose(samples, GapFiller.Fill(samples, 60, 0.15), 0);
        Assert.DoesNotContain(double.NaN, GapFiller.Fill(samples, 60, 10 / 60.0)[2..57]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void A_line_is_continued_by_whatever_is_left_of_it(int before, int after)
    {
        var line = Series.Sample(before + 3 + after, 1, t => 4 - (2 * t));
        Series.AssertClose(line, GapFiller.Fill(line.WithHole(before, before + 3), 1, 3), 1e-12);
    }

    [Fact]
    public void Noise_beside_a_long_hole_is_not_blown_up_at_high_rates()
    {
        using var normal = Series.Normal(5).GetEnumerator();
        var middles = Enumerable.Range(0, 500).Select(_ =>
        {
            var noise = Series.Sample(29, 60, _ => normal.MoveNext() ? normal.Current : 0);
            return GapFiller.Fill(noise.WithHole(10, 19), 60, GapFiller.LongestGap)[14];
        });
        Assert.InRange(Math.Sqrt(middles.Average(x => x * x)), 1, 3);
    }

    [Fact]
    public void Measured_samples_are_never_touched_and_short_inner_holes_never_left() =>
        Prop.ForAll(
            Gen.Choose(0, 9).ArrayOf(60).ToArbitrary(),
            digits =>
            {
                var samples = digits.Select(d => d < 3 ? double.NaN : d).ToArray();
                var filled = GapFiller.Fill(samples, 60, 1);
                var first = Array.FindIndex(samples, double.IsFinite);
                var last = Array.FindLastIndex(samples, double.IsFinite);
                return samples.Zip(filled, (s, f) => double.IsNaN(s) || s == f).All(same => same)
                    && filled.Select((f, i) => double.IsFinite(f) == (first >= 0 && i >= first && i <= last)).All(right => right);
            }).QuickCheckThrowOnFailure();
}
