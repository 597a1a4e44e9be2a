using System.Globalization;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Repetitions from the height of the bar alone: scripted sets, and sets that were filmed and counted by hand.</summary>
public sealed class BarRepetitionTests
{
    private const double Rate = 60;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.004)]
    public void Squats_lower_first_and_deadlifts_lower_after(double noise)
    {
        var squats = BarRepetitions.Find(Height(1.45, -0.6, 5, noise), Rate, 1.75);
        var deadlifts = BarRepetitions.Find(Height(0.225, 0.5, 5, noise), Rate, 1.75);

        Assert.Equal((5, 5), (squats.Count, deadlifts.Count));
        Assert.All(squats, one => Assert.True(one.LowerStart < one.LowerEnd && one.LowerEnd < one.Start && one.Start < one.End));
        Assert.All(deadlifts, one => Assert.True(one.Start < one.End && one.End < one.LowerStart && one.LowerStart < one.LowerEnd));
        Assert.All(squats, one => Assert.Equal(0.6, one.Travel, 0.02));
        Assert.All(deadlifts, one => Assert.Equal(0.5, one.Travel, 0.02));
    }

    [Fact]
    public void A_bounce_a_twitch_and_a_bar_that_lies_still_are_none()
    {
        double[] bounce = [.. Enumerable.Range(0, 300).Select(i => 0.225 + Math.Max(0, (2.0 * (i % 25) / Rate) - (4.905 * Math.Pow(i % 25 / Rate, 2))))];
        Assert.Empty(BarRepetitions.Find(bounce, Rate, 1.75));
        Assert.Empty(BarRepetitions.Find(Height(0.225, 0.1, 5, 0), Rate, 1.75));
        Assert.Empty(BarRepetitions.Find(Height(0.225, 0, 5, 0.004), Rate, 1.75));
        Assert.Empty(BarRepetitions.Find([.. Enumerable.Repeat(double.NaN, 100)], Rate, 1.75));
        Assert.Empty(BarRepetitions.Find([], Rate, 1.75));
    }

    /// <summary>Sets of 4 to 12 squats, deadlifts and presses of strangers; in one of them a rise less was filmed than was written down.</summary>
    [Fact]
    public void Real_sets_have_the_number_of_repetitions_that_was_counted_by_hand()
    {
        var folder = Shared(Path.Combine("clips", "gt", "bar_series"));
        Assert.SkipUnless(folder is not null, "The hand-counted bar series are not beside the repository.");
        var wrong = Directory.GetFiles(folder!).Order().Where(file =>
        {
            var counted = int.Parse(Path.GetFileName(file).Split('_').Single(part => part.EndsWith("reps", StringComparison.Ordinal))[..^4], CultureInfo.InvariantCulture);
            var found = Count(file);
            TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)}: {found} of {counted}");
            return found != counted;
        }).Select(Path.GetFileName);
        Assert.Equal(["030_sldl_9reps_id89.csv"], wrong);
    }

    // Some files go on with the far plate after the near one; the first run through time is the near one.
    private static int Count(string file)
    {
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var run = rows.TakeWhile((row, i) => i == 0 || row[1] > rows[i - 1][1]).ToArray();
        var plate = run.Select(row => row[6]).Order().ElementAt(run.Length / 2);
        var height = run.Select(row => -row[3] / plate * 0.45).ToArray();
        var rate = (run.Length - 1) / (run[^1][1] - run[0][1]);
        return BarRepetitions.Find(ButterworthFilter.ZeroLag(height, rate, 6), rate, 1.75).Count;
    }

    private static double[] Height(double rest, double way, int count, double noise)
    {
        var keys = new List<(double, double)> { (1, rest) };
        for (var i = 0; i < count; i++) keys.AddRange([(2 + (4.0 * i), rest + way), (2.5 + (4.0 * i), rest + way), (4 + (4.0 * i), rest), (4.8 + (4.0 * i), rest)]);
        var track = new CosineTrack([.. keys]);
        var random = new Random(3);
        return [.. Enumerable.Range(0, (int)((6 + (4 * count)) * Rate)).Select(i => track.At(i / Rate) + (noise * ((2 * random.NextDouble()) - 1)))];
    }

    private static string? Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
