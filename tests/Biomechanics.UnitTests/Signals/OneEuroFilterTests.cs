using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>The One-Euro filter against its closed forms.</summary>
public sealed class OneEuroFilterTests
{
    private const double Exact = 1e-9;

    [Theory]
    [InlineData(1.5, 1 / 30.0)]
    [InlineData(3, 1 / 60.0)]
    [InlineData(10, 0.25)]
    public void Weight_is_one_over_one_plus_tau_over_the_interval(double cutoff, double interval)
    {
        var tau = 1 / (2 * Math.PI * cutoff);
        Assert.Equal(1 / (1 + (tau / interval)), OneEuroFilter.Weight(cutoff, interval), Exact);
    }

    [Fact]
    public void A_constant_stays_what_it_is()
    {
        var filter = new OneEuroFilter(1.5, 5);
        for (var i = 0; i < 50; i++) Assert.Equal(7.25, filter.Next(7.25, i / 30.0));
        Assert.Equal(0, filter.Speed);
    }

    [Fact]
    public void Without_beta_a_step_is_approached_by_the_same_share_each_time()
    {
        var filter = new OneEuroFilter(2, 0);
        filter.Next(0, 0);
        var rest = 1 - OneEuroFilter.Weight(2, 1 / 60.0);
        for (var i = 1; i < 40; i++) Assert.Equal(1 - Math.Pow(rest, i), filter.Next(1, i / 60.0), Exact);
    }

    [Fact]
    public void Without_beta_a_ramp_lags_by_tau_at_any_rate()
    {
        foreach (var rate in new[] { 15.0, 30, 120 })
        {
            var filter = new OneEuroFilter(1.5, 0);
            var seconds = 0.0;
            for (var i = 0; i < 40 * rate; i++) filter.Next(2 * (seconds = i / rate), seconds);
            Assert.Equal(2 * (seconds - (1 / (2 * Math.PI * 1.5))), filter.Value, 1e-6);
            Assert.Equal(2, filter.Speed, 1e-6);
        }
    }

    [Fact]
    public void Beta_shortens_the_lag_of_a_ramp_to_that_of_the_raised_cutoff()
    {
        var filter = new OneEuroFilter(1.5, 5);
        var seconds = 0.0;
        for (var i = 0; i < 3000; i++) filter.Next(2 * (seconds = i / 60.0), seconds);
        Assert.Equal(2 * (seconds - (1 / (2 * Math.PI * (1.5 + (5 * 2))))), filter.Value, 1e-6);
    }

    [Fact]
    public void The_unit_makes_beta_mean_the_same_at_each_size()
    {
        var (metres, pixels) = (new OneEuroFilter(1.5, 5), new OneEuroFilter(1.5, 5));
        for (var i = 0; i < 100; i++)
        {
            var (place, time) = (Math.Sin(i / 7.0), (i / 30.0) + (0.01 * (i % 3)));
            Assert.Equal(400 * metres.Next(place, time), pixels.Next(400 * place, time, 400), 1e-9);
        }
    }

    [Fact]
    public void What_is_no_number_or_not_later_changes_nothing()
    {
        var filter = new OneEuroFilter(1.5, 5);
        Assert.True(double.IsNaN(filter.Next(double.NaN, 0)));
        filter.Next(1, 0);
        var value = filter.Next(2, 0.1);
        Assert.Equal(value, filter.Next(double.NaN, 0.2));
        Assert.Equal(value, filter.Next(double.PositiveInfinity, 0.2));
        Assert.Equal(value, filter.Next(9, 0.1));
        Assert.Equal(value, filter.Next(9, 0.05));
        Assert.Equal(value, filter.Next(9, double.NaN));
        filter.Restart();
        Assert.Equal(5, filter.Next(5, 0));
    }
}
