using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>Biomechanics reference I.9: ankles in antiphase, swapped from frame 20 to 34; see also SwapRepairTests.</summary>
public sealed class I9SwapTests
{
    [Theory]
    [InlineData(30, 1.0)]
    [InlineData(60, 1.4)]
    public void A_swapped_stretch_is_restored_exactly_and_crossing_frames_stay(double rate, double frequency)
    {
        var swapped = Enumerable.Range(0, 120).Select(i => i is >= 20 and <= 34).ToArray();
        Assert.Equal(swapped, SwapRepair.Find([Ankles(swapped)], 1.75));
        Assert.DoesNotContain(true, SwapRepair.Find([Ankles(new bool[120])], 1.75));

        LimbPair Ankles(bool[] exchanged) => new(Ankle(exchanged, 1), Ankle(exchanged, -1));

        LimbPath Ankle(bool[] exchanged, int side) => new(
            [.. exchanged.Select((swap, i) => (swap ? -side : side) * 0.3 * Math.Sin(2 * Math.PI * frequency * i / rate))],
            new double[120],
            [.. Enumerable.Repeat(1.0, 120)]);
    }
}
