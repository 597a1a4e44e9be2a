using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.UnitTests.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>Biomechanics reference I.2: filters, gaps, outliers and variable rates by their closed forms; see also the tests of Signals.</summary>
public sealed class I2FilterTests
{
    [Fact]
    public void A_ramp_passes_the_low_pass_unchanged()
    {
        var ramp = Series.Sample(300, 1, i => 3 + (0.01 * i));
        Series.AssertClose(ramp, ButterworthFilter.ZeroLag(ramp, 240, 6), 1e-12);
    }

    [Theory]
    [InlineData(1, 0.999683)]
    [InlineData(2, 0.994949)]
    [InlineData(4, 0.924688)]
    [InlineData(6, 0.707107)]
    [InlineData(10, 0.235659)]
    public void A_sine_at_240_a_second_has_the_gain_of_a_6_hertz_cut_off(double frequency, double gain)
    {
        var sine = Series.Sample(240 * 6, 240, t => Math.Sin(2 * Math.PI * frequency * t));
        var smooth = ButterworthFilter.ZeroLag(sine, 240, 6);
        for (var i = 2 * 240; i < 4 * 240; i++) Assert.Equal(gain * sine[i], smooth[i], 1e-6);
    }

    [Fact]
    public void One_euro_without_beta_has_its_weight_and_its_step()
    {
        Assert.Equal(0.0947931, OneEuroFilter.Weight(1, 1 / 60.0), 7);
        var filter = new OneEuroFilter(1, 0);
        filter.Next(0, 0);
        for (var i = 1; i <= 30; i++) filter.Next(1, i / 60.0);
        Assert.Equal(0.9495993, filter.Value, 7);
    }

    [Fact]
    public void Six_lost_samples_of_a_parabola_come_back_exactly()
    {
        foreach (var parabola in new Func<double, double>[] { t => 1 + (2 * t) - (3 * t * t), t => 1 - (4.905 * (t - 0.5) * (t - 0.5)) })
        {
            var whole = Series.Sample(60, 60, parabola);
            Series.AssertClose(whole, GapFiller.Fill(whole.WithHole(27, 33), 60, GapFiller.LongestGap), 1e-9);
        }
    }

    [Fact]
    public void The_wild_sample_scores_54_and_goes()
    {
        double[] samples = [1, 1.1, 0.9, 5, 1.05, 0.95, 1];
        Assert.True(double.IsNaN(HampelFilter.Reject(samples, 7, 53.9)[3]));
        Assert.Equal(5, HampelFilter.Reject(samples, 7, 54.0)[3]);
        Assert.True(double.IsNaN(HampelFilter.Reject(samples, 7, HampelFilter.DefaultLimit)[3]));
    }

    [Fact]
    public void A_missing_and_a_doubled_frame_leave_a_cubic_exact()
    {
        double[] stamps = [0, 0.02, 0.06, 0.08, 0.08, 0.10, 0.12, 0.14];
        var time = TimeBase.From([.. stamps.Select(TimeSpan.FromSeconds)]);
        Series.AssertClose([.. time.Grid.Select(t => t * t * t)], time.ToGrid([.. stamps.Select(t => t * t * t)]), 1e-9);
        Assert.Equal(8, time.Grid.Length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Slow_motion_shrinks_gravity_by_its_square(double factor)
    {
        var times = Enumerable.Range(0, 60).Select(i => i / 30.0).ToArray();
        var scale = GravityScale.MetersPerPixel(times, [.. times.Select(t => 0.5 * 9.81 * Math.Pow(t / factor, 2))]);
        Assert.Equal(1 / (factor * factor), 1 / scale, 9);
    }
}
