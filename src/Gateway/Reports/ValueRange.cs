namespace Aikynetix.Gateway.Reports;

/// <summary>Values and their ends.</summary>
/// <param name="Min">Least of those that were measured; null without one.</param>
/// <param name="Max">Greatest of those that were measured; null without one.</param>
/// <param name="Values">All of them in order of time; null where one was not measured.</param>
internal sealed record ValueRange(double Min, double Max, double[] Values)
{
    /// <summary>The range of some values.</summary>
    public static ValueRange Of(double[] values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length == 0 ? new ValueRange(double.NaN, double.NaN, values) : new ValueRange(known.Min(), known.Max(), values);
    }
}
