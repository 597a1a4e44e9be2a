namespace Aikynetix.Gateway.Sessions;

/// <summary>A metric over all steps.</summary>
/// <param name="Avg">Mean; null where no step has a value.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Greatest.</param>
internal sealed record SpreadBody(double Avg, double Min, double Max)
{
    /// <summary>The spread of the values that were measured.</summary>
    public static SpreadBody Of(IEnumerable<double> values)
    {
        double[] measured = [.. values.Where(double.IsFinite)];
        return measured.Length == 0 ? new SpreadBody(double.NaN, double.NaN, double.NaN) : new SpreadBody(measured.Average(), measured.Min(), measured.Max());
    }
}
