namespace Aikynetix.Gateway.Reports;

/// <summary>One joint angle of one leg over the cycle from a contact of its foot to the next: 101 values for 0–100 %, degrees, 180 = straight.</summary>
/// <param name="Mean">Mean of the cycles; null where too few of them show it.</param>
/// <param name="Deviation">Standard deviation between them; null where too few of them show it.</param>
/// <param name="Cycles">Cycles that were seen.</param>
internal sealed record GaitCurve(double[] Mean, double[] Deviation, int Cycles)
{
    private const int Places = 101;
    private const int Fewest = 2;

    /// <summary>The mean curve of a leg.</summary>
    /// <param name="times">Seconds, one per frame.</param>
    /// <param name="angle">Degrees, one per frame.</param>
    /// <param name="contacts">When its foot touches down, in order of time.</param>
    public static GaitCurve Of(double[] times, double[] angle, IReadOnlyList<double> contacts)
    {
        // A contact that was missed makes two cycles look like one.
        double[] lengths = [.. contacts.Zip(contacts.Skip(1), (from, to) => to - from).Order()];
        var longest = lengths.Length == 0 ? 0 : 1.5 * lengths[(lengths.Length - 1) / 2];
        double[][] cycles =
        [
            .. contacts.Zip(contacts.Skip(1)).Where(cycle => cycle.Second - cycle.First <= longest)
                .Select(cycle => Enumerable.Range(0, Places).Select(place =>
                    At(times, angle, cycle.First + ((cycle.Second - cycle.First) * place / (Places - 1)))).ToArray()),
        ];
        var (mean, deviation) = (new double[Places], new double[Places]);
        for (var place = 0; place < Places; place++)
        {
            double[] seen = [.. cycles.Select(cycle => cycle[place]).Where(double.IsFinite)];
            (mean[place], deviation[place]) = seen.Length < Fewest ? (double.NaN, double.NaN) : Spread(seen);
        }

        return new GaitCurve(mean, deviation, cycles.Length);
    }

    private static (double Mean, double Deviation) Spread(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }

    private static double At(double[] times, double[] values, double time)
    {
        var after = Array.BinarySearch(times, time);
        if (after >= 0) return values[after];
        after = ~after;
        if (after == 0 || after == times.Length) return double.NaN;
        var share = (time - times[after - 1]) / (times[after] - times[after - 1]);
        return values[after - 1] + (share * (values[after] - values[after - 1]));
    }
}
