using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>The middle of two points does not leap when one of them is hidden, and speeds beside hidden stretches are not believed.</summary>
public sealed class PairedSeriesTests
{
    private const double Rate = 60;

    [Fact]
    public void The_middle_is_the_mean_where_both_are_seen_and_goes_on_from_there_where_one_is_hidden()
    {
        var truth = Series.Sample(120, Rate, t => 1 + (0.3 * Math.Sin(3 * t)));
        var (left, right) = (truth.Select(y => y - 0.05).ToArray(), truth.Select(y => y + 0.05).ToArray());
        left.AsSpan(20, 30).Fill(double.NaN);
        right.AsSpan(70, 50).Fill(double.NaN);
        left.AsSpan(0, 5).Fill(double.NaN);

        Series.AssertClose(truth, PairedSeries.Middle(left, right), 1e-12);
    }

    [Fact]
    public void A_distance_that_changes_behind_the_gap_is_gone_through_without_a_leap()
    {
        var left = Series.Sample(90, Rate, _ => 1.0);
        var right = Series.Sample(90, Rate, t => t < 0.5 ? 1.2 : 1.4);
        right.AsSpan(20, 40).Fill(double.NaN);
        var middle = PairedSeries.Middle(left, right);

        for (var i = 1; i < middle.Length; i++) Assert.True(Math.Abs(middle[i] - middle[i - 1]) < 0.003, $"{i}: {middle[i - 1]} to {middle[i]}");
    }

    [Fact]
    public void Without_the_other_side_one_side_is_all_there_is()
    {
        double[] left = [1, 2, double.NaN, 4];
        double[] right = [double.NaN, double.NaN, double.NaN, double.NaN];
        Assert.Equal(left, PairedSeries.Middle(left, right));
        Assert.Equal(left, PairedSeries.Middle(right, left));
        Assert.Empty(PairedSeries.Middle([], []));
    }

    [Fact]
    public void Speeds_beside_a_hidden_stretch_and_in_a_glimpse_are_cut_and_the_ends_of_the_clip_stay()
    {
        var speed = Series.Sample(120, Rate, _ => 0.5);
        speed.AsSpan(40, 20).Fill(double.NaN);
        speed.AsSpan(68, 20).Fill(double.NaN);
        var kept = RunEdges.Cut(speed, Rate, RunEdges.Speed);

        Assert.All(kept[..37], value => Assert.Equal(0.5, value));
        Assert.All(kept[37..91], value => Assert.True(double.IsNaN(value)));
        Assert.All(kept[91..], value => Assert.Equal(0.5, value));
        Assert.Equal([0.5, 0.5], RunEdges.Cut([0.5, 0.5], Rate, RunEdges.Speed));
        Assert.Empty(RunEdges.Cut([], double.NaN, RunEdges.Speed));
    }
}
