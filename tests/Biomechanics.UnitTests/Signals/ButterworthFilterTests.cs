using Aikynetix.Biomechanics.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>The low-pass has the published coefficients and gains, shifts nothing and invents nothing.</summary>
public sealed class ButterworthFilterTests
{
    [Fact]
    public void Coefficients_are_those_of_the_corrected_filter()
    {
        var c = ButterworthFilter.Coefficients.For(60, 6);
        Assert.Equal(0.094446743885, c.A0, 1e-12);
        Assert.Equal(0.962641308844, c.B1, 1e-12);
        Assert.Equal(-0.340428284384, c.B2, 1e-12);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(30)]
    [InlineData(7)]
    public void Ramp_passes_unchanged_to_its_ends(int count)
    {
        var ramp = Series.Sample(count, 1, i => 3 + (0.01 * i));
        Series.AssertClose(ramp, ButterworthFilter.ZeroLag(ramp, 60, 6), 1e-12);
    }

    [Fact]
    public void Runs_between_missing_samples_are_filtered_apart()
    {
        double[] first = [.. Series.Normal(1).Take(40)];
        double[] second = [.. Series.Normal(2).Take(25).Select(x => x + 100)];
        var both = ButterworthFilter.ZeroLag([double.NaN, .. first, double.NaN, double.NaN, .. second], 60, 6);
        double[] apart =
            [double.NaN, .. ButterworthFilter.ZeroLag(first, 60, 6), double.NaN, double.NaN, .. ButterworthFilter.ZeroLag(second, 60, 6)];
        Series.AssertClose(apart, both, 0);
    }

    [Fact]
    public void Runs_too_short_to_settle_stay_as_they_are()
    {
        double[] samples = [1, 5, -3, 8, 2, 9, double.NaN, 1, 5, -3, 8, 2, 9, 1];
        var smooth = ButterworthFilter.ZeroLag(samples, 60, 6);
        Assert.Equal(samples[..7], smooth[..7]);
        Assert.NotEqual(samples[8], smooth[8]);
    }

    [Fact]
    public void Cutoff_is_lowered_where_the_rate_cannot_carry_it()
    {
        double[] noise = [.. Series.Normal(3).Take(90)];
        Assert.Equal(ButterworthFilter.ZeroLag(noise, 30, 6), ButterworthFilter.ZeroLag(noise, 30, 12));
        Assert.NotEqual(ButterworthFilter.ZeroLag(noise, 30, 5), ButterworthFilter.ZeroLag(noise, 30, 12));
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(double.NaN, 6)]
    [InlineData(60, 0)]
    [InlineData(60, double.NaN)]
    public void Rates_that_mean_nothing_are_refused(double rate, double cutoff) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ButterworthFilter.ZeroLag(new double[20], rate, cutoff));

    [Fact]
    public void Noise_run_backwards_comes_out_backwards() =>
        Prop.ForAll(
            Gen.Choose(60, 300).Two().ToArbitrary(),
            pair =>
            {
                double[] noise = [.. Series.Normal(pair.Item2).Take(pair.Item1)];
                var forwards = ButterworthFilter.ZeroLag(noise, 60, 6);
                noise.AsSpan().Reverse();
                var backwards = ButterworthFilter.ZeroLag(noise, 60, 6);
                backwards.AsSpan().Reverse();
                return forwards.Zip(backwards, (a, b) => Math.Abs(a - b)).Max() < 1e-6 && forwards.All(double.IsFinite);
            }).QuickCheckThrowOnFailure();
}
