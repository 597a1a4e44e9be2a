using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Derivatives are exact on parabolas up to the ends and carry noise as the closed form says.</summary>
public sealed class SavitzkyGolayTests
{
    [Theory]
    [InlineData(3, 40)]
    [InlineData(5, 40)]
    [InlineData(7, 40)]
    [InlineData(9, 40)]
    [InlineData(9, 6)]
    [InlineData(9, 5)]
    [InlineData(7, 3)]
    public void Parabola_is_differentiated_exactly_up_to_its_ends(int window, int count)
    {
        var y = Series.Sample(count, 60, t => 1 + (2 * t) - (3 * t * t));
        var velocity = Series.Sample(count, 60, t => 2 - (6 * t));
        Series.AssertClose(velocity, SavitzkyGolay.FirstDerivative(y, 1 / 60.0, window), 1e-9);
        Series.AssertClose([.. y.Select(_ => -6.0)], SavitzkyGolay.SecondDerivative(y, 1 / 60.0, window), 1e-9);
    }

    [Theory]
    [InlineData(5, 10, new double[] { -2, -1, 0, 1, 2 }, 7, new double[] { 2, -1, -2, -1, 2 })]
    [InlineData(7, 28, new double[] { -3, -2, -1, 0, 1, 2, 3 }, 42, new double[] { 5, 0, -3, -4, -3, 0, 5 })]
    public void Weights_are_the_published_ones(
        int window, double velocityUnit, double[] velocity, double accelerationUnit, double[] acceleration)
    {
        for (var i = 0; i < window; i++)
        {
            var impulse = new double[window];
            impulse[i] = 1;
            Assert.Equal(velocity[i] / velocityUnit, SavitzkyGolay.FirstDerivative(impulse, 1, window)[window / 2], 1e-12);
            Assert.Equal(acceleration[i] / accelerationUnit, SavitzkyGolay.SecondDerivative(impulse, 1, window)[window / 2], 1e-12);
        }
    }

    [Theory]
    [InlineData(3, 1.796817)]
    [InlineData(5, 1.790679)]
    public void Peak_bar_speed_after_the_low_pass_is_the_derived_one(int window, double peak)
    {
        const double Speed = 1.8, Duration = 0.8;
        var height = Series.Sample(
            (int)(60 * Duration * 9) + 1,
            60,
            t => (Speed * t / 2) - (Speed * Duration / (4 * Math.PI) * Math.Sin(2 * Math.PI * t / Duration)));
        var velocity = SavitzkyGolay.FirstDerivative(ButterworthFilter.ZeroLag(height, 60, 6), 1 / 60.0, window);
        var middle = (int)(60 * Duration * 4.5);
        Assert.Equal(peak, velocity[middle], 1e-6);
        Assert.Equal(velocity[middle], velocity[100..300].Max(), 1e-9);
    }

    [Fact]
    public void Noise_comes_through_as_the_closed_form_says()
    {
        double[] noise = [.. Series.Normal(7).Take(20008).Select(x => 0.0025 * x)];
        Assert.InRange(Deviation(SavitzkyGolay.FirstDerivative(noise, 1 / 60.0, 9)), 0.01937 * 0.95, 0.01937 * 1.05);
        Assert.InRange(Deviation(SavitzkyGolay.SecondDerivative(noise, 1 / 60.0, 9)), 1.026 * 0.95, 1.026 * 1.05);

        static double Deviation(double[] samples) => Math.Sqrt(samples[4..^4].Average(x => x * x));
    }

    [Fact]
    public void Runs_are_differentiated_apart_and_lone_samples_have_no_slope()
    {
        double[] samples = [1, 2, 3, double.NaN, 7, double.NaN, 9, 5];
        Series.AssertClose([1, 1, 1, double.NaN, double.NaN, double.NaN, -4, -4], SavitzkyGolay.FirstDerivative(samples, 1, 3), 1e-12);
        double[] bends = [0, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];
        Series.AssertClose(bends, SavitzkyGolay.SecondDerivative(samples, 1, 3), 1e-12);
    }

    [Theory]
    [InlineData(23.976, 3)]
    [InlineData(30, 3)]
    [InlineData(60, 3)]
    [InlineData(119.88, 5)]
    [InlineData(240, 7)]
    public void Window_grows_with_the_frame_rate(double rate, int window) => Assert.Equal(window, SavitzkyGolay.WindowFor(rate));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Windows_without_a_middle_are_refused(int window) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SavitzkyGolay.FirstDerivative(new double[9], 1, window));
}
