using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Tops and bottoms of a swinging series, with and without its ends.</summary>
public sealed class TurningPointsTests
{
    private static readonly double[] Swinging = [0, 2, 5, double.NaN, 4.5, 5.5, 1, 1.4, 0.5, 6, 3];

    [Fact]
    public void Tops_and_bottoms_come_in_turn_from_where_the_first_swing_begins_to_where_the_last_one_has_come() =>
        Assert.Equal([(0, false), (5, true), (8, false), (9, true), (10, false)], TurningPoints.Of(Swinging, 2));

    [Fact]
    public void Without_its_ends_the_very_first_sample_and_the_swing_that_may_go_on_are_left_out() =>
        Assert.Equal([(5, true), (8, false), (9, true)], TurningPoints.Inside(Swinging, 2));

    [Fact]
    public void What_swings_no_farther_than_asked_or_was_never_measured_does_not_turn()
    {
        Assert.Empty(TurningPoints.Of([0, 2, 0, 2], 2));
        Assert.Empty(TurningPoints.Of([double.NaN, double.NaN], 0));
        Assert.Empty(TurningPoints.Inside([], 1));
    }

    [Fact]
    public void A_cosine_turns_at_each_half_period()
    {
        double[] wave = [.. Enumerable.Range(0, 101).Select(i => Math.Cos(2 * Math.PI * i / 20))];
        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80, 90], TurningPoints.Inside(wave, 1).Select(turn => turn.Sample));
        Assert.Equal([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], TurningPoints.Of(wave, 1).Select(turn => turn.Sample));
    }
}
