using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Excursions that come back are cut out; jumps to a new place are left.</summary>
public sealed class SpeedGateTests
{
    private static readonly double[] Times = Series.Sample(12, 60, t => t);

    [Fact]
    public void An_excursion_that_comes_back_is_cut_out()
    {
        var (x, y) = Walk();
        x[4] += 3;
        y[5] -= 3;
        SpeedGate.Reject(x, y, Times, 12, 0.15);
        Series.AssertClose(Walk().X.WithHole(4, 6), x, 0);
        Series.AssertClose(Walk().Y.WithHole(4, 6), y, 0);
    }

    [Fact]
    public void A_jump_that_stays_is_left()
    {
        var (x, y) = Walk();
        for (var i = 6; i < x.Length; i++) x[i] += 3;
        var before = (double[])x.Clone();
        SpeedGate.Reject(x, y, Times, 12, 0.15);
        Assert.Equal(before, x);
    }

    [Fact]
    public void Speed_counts_by_true_time_across_holes()
    {
        double[] x = [0, double.NaN, double.NaN, 0.5, 0.5], y = [0, double.NaN, double.NaN, 0, 0];
        SpeedGate.Reject(x, y, [0, 0.02, 0.04, 0.06, 0.08], 12, 0.15);
        Assert.Equal(0.5, x[3]);
        double[] near = [0, 0, 0.5, 0, 0], flat = new double[5];
        SpeedGate.Reject(near, flat, [0, 0.02, 0.04, 0.06, 0.08], 12, 0.15);
        Series.AssertClose([0, 0, double.NaN, 0, 0], near, 0);
    }

    private static (double[] X, double[] Y) Walk() => (Series.Sample(12, 60, t => 2 * t), Series.Sample(12, 60, t => 1 + t));
}
