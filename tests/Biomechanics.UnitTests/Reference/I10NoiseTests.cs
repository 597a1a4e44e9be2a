using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.UnitTests.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>Biomechanics reference I.10: how noise and frames come through derivatives and flight times, with fixed seeds.</summary>
public sealed class I10NoiseTests
{
    [Fact]
    public void Nine_samples_at_60_a_second_carry_2_5_mm_into_speed_and_acceleration()
    {
        double[] noise = [.. Series.Normal(1).Take(20_008).Select(x => 0.0025 * x)];
        Assert.InRange(Deviation(SavitzkyGolay.FirstDerivative(noise, 1 / 60.0, 9)[4..^4]), 0.01937 * 0.95, 0.01937 * 1.05);
        Assert.InRange(Deviation(SavitzkyGolay.SecondDerivative(noise, 1 / 60.0, 9)[4..^4]), 1.026 * 0.95, 1.026 * 1.05);
    }

    [Theory]
    [InlineData(30, 0.0167)]
    [InlineData(60, 0.0083)]
    [InlineData(120, 0.0042)]
    [InlineData(240, 0.0021)]
    public void Whole_frames_blur_a_flight_of_half_a_second_by_the_closed_form(double rate, double height)
    {
        const double Flight = 0.5;
        var random = new Random(3);
        // Each edge is uniform in one frame: the interval has the deviation dt/√6, and the height g·t/4 of it.
        double[] errors = [.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() - random.NextDouble()) / rate)];
        Assert.InRange(Deviation(errors), 0.97 / rate / Math.Sqrt(6), 1.03 / rate / Math.Sqrt(6));
        double[] jumps = [.. errors.Select(e => (9.81 * (Flight + e) * (Flight + e) / 8) - (9.81 * Flight * Flight / 8))];
        Assert.InRange(Deviation(jumps), 0.96 * height, 1.04 * height);
    }

    private static double Deviation(double[] samples)
    {
        var mean = samples.Average();
        return Math.Sqrt(samples.Average(x => (x - mean) * (x - mean)));
    }
}
