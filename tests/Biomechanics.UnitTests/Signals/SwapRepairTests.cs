using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Signals;

/// <summary>Stretches in which the sides were mixed up are found to the frame; crossings and wild frames are not taken for them.</summary>
public sealed class SwapRepairTests
{
    private const double Height = 1.75;

    [Fact]
    public void Ankles_in_antiphase_are_restored_exactly()
    {
        var swapped = Frames(60, 20, 35);
        Assert.Equal(swapped, Find(Walk(60, 30, 0, swapped)));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(60, 0)]
    [InlineData(120, 0)]
    [InlineData(30, 0.01)]
    [InlineData(60, 0.01)]
    [InlineData(120, 0.01)]
    public void One_swapped_block_in_each_of_thirty_clips_is_found_without_a_wrong_frame(int rate, double noise)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var count = 2 * rate;
            var start = WithLegsApart(rate * (0.2 + (0.04 * seed)), rate);
            var swapped = Frames(count, start, WithLegsApart(start + (rate * (0.1 + (0.02 * (seed % 7)))), rate));
            Assert.Equal(swapped, Find(Walk(count, rate, noise, swapped, seed)));
        }
    }

    [Fact]
    public void Crossing_legs_that_were_right_stay_as_they_are() =>
        Assert.DoesNotContain(true, Find(Walk(240, 60, 0.01, new bool[240])));

    [Fact]
    public void Legs_that_never_part_are_left_alone()
    {
        var pairs = Walk(120, 60, 0.01, Frames(120, 40, 60), stride: 0.01);
        Assert.DoesNotContain(true, Find(pairs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Frames_in_which_both_legs_collapse_do_not_swap_what_follows(int stretch)
    {
        var pairs = Walk(120, 60, 0, new bool[120]);
        foreach (var (left, right) in pairs)
        {
            for (var i = 5; i < 120; i++)
            {
                if ((i - 5) % 23 < stretch) left.X[i] = right.X[i] = (left.X[i] + right.X[i]) / 2;
            }
        }

        Assert.DoesNotContain(true, Find(pairs));
    }

    [Fact]
    public void A_hidden_side_gives_no_ground_to_swap()
    {
        var pairs = Walk(90, 60, 0.01, Frames(90, 40, 60));
        foreach (var (_, right) in pairs) right.X.AsSpan(30..).Fill(double.NaN);
        Assert.DoesNotContain(true, Find(pairs));
    }

    [Fact]
    public void A_side_hidden_for_a_while_does_not_hinder_finding_a_swap_elsewhere()
    {
        var swapped = Frames(120, 70, 92);
        var pairs = Walk(120, 60, 0.01, swapped);
        foreach (var (_, right) in pairs) right.X.AsSpan(20..35).Fill(double.NaN);
        Assert.Equal(swapped, Find(pairs));
    }

    [Fact]
    public void Of_two_readings_the_one_with_fewer_swapped_frames_is_taken()
    {
        var labels = Frames(120, 15, 120);
        Assert.Equal(Frames(120, 0, 15), Find(Walk(120, 30, 0, labels)));
    }

    // Twenty of sixty frames of two still legs are swapped: reading it so costs 4 λ, leaving it 32 times the squared distance.
    [Theory]
    [InlineData(0.0635, false)]
    [InlineData(0.0750, true)]
    public void A_swap_that_is_hardly_the_better_reading_is_left_alone(double distance, bool found)
    {
        var swapped = Frames(60, 20, 40);
        var pairs = Enumerable.Range(0, 4).Select(point => new LimbPair(Leg(point, false), Leg(point, true))).ToArray();
        Assert.Equal(found ? swapped : new bool[60], Find(pairs));

        LimbPath Leg(int point, bool right) =>
            new([.. swapped.Select(s => s == right ? 0 : distance)], [.. swapped.Select(_ => 0.2 * point)], [.. swapped.Select(_ => 1.0)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Clips_too_short_to_judge_stay_as_they_are(int frames) =>
        Assert.Equal(new bool[frames], Find(Walk(frames, 30, 0, new bool[frames])));

    private static bool[] Find(LimbPair[] pairs) => SwapRepair.Find(pairs, Height);

    private static bool[] Frames(int count, int from, int to) => [.. Enumerable.Range(0, count).Select(i => i >= from && i < to)];

    // The first frame from here on in which a change of sides shows: where legs just cross, both labels fit.
    private static int WithLegsApart(double from, double rate)
    {
        var frame = (int)from;
        while (Math.Abs(Math.Sin(2 * Math.PI * 1.4 * frame / rate)) < 0.4) frame++;
        return frame;
    }

    // Four points of each leg swing in antiphase at 1.4 Hz, the lower the wider.
    private static LimbPair[] Walk(int count, double rate, double noise, bool[] swapped, int seed = 0, double stride = 0.3)
    {
        using var normal = Series.Normal(seed).GetEnumerator();
        return [.. Enumerable.Range(1, 4).Select(point => new LimbPair(Leg(point, false), Leg(point, true)))];

        LimbPath Leg(int point, bool right) => new(
            [.. Enumerable.Range(0, count).Select(i => ((right == swapped[i] ? 1 : -1) * Swing(point, i)) + Noise())],
            [.. Enumerable.Range(0, count).Select(_ => (0.2 * point) + Noise())],
            [.. Enumerable.Repeat(1.0, count)]);

        double Swing(int point, int i) => stride * point / 3 * Math.Sin(2 * Math.PI * 1.4 * i / rate);

        double Noise() => normal.MoveNext() ? noise * normal.Current : 0;
    }
}
