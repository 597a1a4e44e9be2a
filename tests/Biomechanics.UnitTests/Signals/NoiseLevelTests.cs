using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>The noise of a path is told apart from its movement.</summary>
public sealed class NoiseLevelTests
{
    [Fact]
    public void A_parabola_has_no_noise() =>
        Assert.Equal(0, NoiseLevel.Of(NoiseLevel.Differences([.. Enumerable.Range(0, 50).Select(i => 3 + (2.5 * i) - (0.1 * i * i))])), 9);

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void White_noise_on_a_swinging_point_is_found_to_a_tenth(double sigma)
    {
        var random = new Random(3);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] path = [.. Enumerable.Range(0, 4000).Select(i => (100 * Math.Sin(i * 0.05)) + (sigma * Normal()))];
        path[17] = path[900] = 5000;
        path[1200] = double.NaN;
        Assert.InRange(NoiseLevel.Of(NoiseLevel.Differences(path)), 0.9 * sigma, 1.1 * sigma);
    }

    [Fact]
    public void Nothing_seen_is_no_number() => Assert.True(double.IsNaN(NoiseLevel.Of(NoiseLevel.Differences([1, 2, double.NaN]))));
}
