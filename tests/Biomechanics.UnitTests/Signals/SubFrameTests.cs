using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Events between samples are found where the closed form has them.</summary>
public sealed class SubFrameTests
{
    [Theory]
    [InlineData(3.0, 1)]
    [InlineData(2.5, 0.75)]
    [InlineData(1.0, 0)]
    [InlineData(3.1, double.NaN)]
    public void Crossing_lies_on_the_line_between_two_samples(double level, double position) =>
        Assert.Equal(position, SubFrame.Crossing([1, 3], 0, level), 1e-12);

    [Fact]
    public void Crossing_works_downwards_and_not_beyond_the_last_sample()
    {
        Assert.Equal(1.25, SubFrame.Crossing([9, 4, 0], 1, 3), 1e-12);
        Assert.Equal(double.NaN, SubFrame.Crossing([9, 4, 0], 2, 0));
        Assert.Equal(double.NaN, SubFrame.Crossing([double.NaN, 4], 0, 3));
    }

    [Theory]
    [InlineData(4.3)]
    [InlineData(3.55)]
    [InlineData(4.0)]
    public void Extremum_of_a_parabola_is_exact(double top)
    {
        var samples = Series.Sample(9, 1, t => 7 - (2 * (t - top) * (t - top)));
        var (position, value) = SubFrame.Extremum(samples, 4);
        Assert.Equal(top, position, 1e-12);
        Assert.Equal(7, value, 1e-12);
    }

    [Fact]
    public void Extremum_beside_unknown_samples_is_the_sample_itself()
    {
        Assert.Equal((1.0, 5.0), SubFrame.Extremum([double.NaN, 5, 4], 1));
        Assert.Equal((0.0, 5.0), SubFrame.Extremum([5, 4], 0));
        Assert.Equal((1.0, 5.0), SubFrame.Extremum([5, 5, 5], 1));
    }

    [Theory]
    [InlineData(4.4)]
    [InlineData(5.0)]
    public void Edge_is_where_the_two_lines_meet(double edge)
    {
        var samples = Series.Sample(12, 1, t => t < edge ? 2 - (0.1 * t) : 2 - (0.1 * edge) + (3 * (t - edge)));
        Assert.Equal(edge, SubFrame.Edge(samples, 4), 1e-12);
    }

    [Fact]
    public void Edge_needs_a_bend_and_all_its_samples()
    {
        var line = Series.Sample(12, 1, t => 2 * t);
        Assert.Equal(double.NaN, SubFrame.Edge(line, 4));
        Assert.Equal(double.NaN, SubFrame.Edge(line, 1));
        Assert.Equal(double.NaN, SubFrame.Edge([0, 0, double.NaN, 1, 2, 3], 2));
    }
}
