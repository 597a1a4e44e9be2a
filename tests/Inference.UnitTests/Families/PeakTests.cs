using Aikynetix.Inference.Families;

namespace Aikynetix.Inference.UnitTests.Families;

/// <summary>The wide search for the largest number finds what a plain loop finds.</summary>
public sealed class PeakTests
{
    [Fact]
    public void It_is_the_first_largest_of_any_number_of_values()
    {
        var random = new Random(3);
        for (var count = 1; count < 100; count++)
        {
            // Few different values, so that the largest often comes more than once.
            var values = Enumerable.Range(0, count).Select(_ => (float)random.Next(-5, 5)).ToArray();
            Assert.Equal(Array.IndexOf(values, values.Max()), Peak.IndexOf(values));
        }
    }

    [Fact]
    public void Values_that_are_no_numbers_do_no_harm()
    {
        Assert.Equal(0, Peak.IndexOf([]));
        Assert.InRange(Peak.IndexOf(Enumerable.Repeat(float.NaN, 20).ToArray()), 0, 19);
        Assert.Equal(1, Peak.IndexOf([float.NegativeInfinity, float.PositiveInfinity]));
    }
}
