namespace Aikynetix.Gateway.Sessions;

/// <summary>A metric of a run and its spread over the steps.</summary>
/// <param name="Avg">Of the whole run: the median step, of a rhythm the mean, of the balance left against right; null where <c>quality.metrics</c> gives the reason.</param>
/// <param name="Min">Smallest of a step; null where no step has a value.</param>
/// <param name="Max">Greatest of a step; null where no step has a value.</param>
internal sealed record SpreadBody(double Avg, double Min, double Max)
{
    /// <summary>The value of a run and the spread of those of its steps that were measured.</summary>
    public static SpreadBody Of(double run, IEnumerable<double> steps)
    {
        double[] measured = [.. steps.Where(double.IsFinite)];
        return measured.Length == 0 ? new SpreadBody(run, double.NaN, double.NaN) : new SpreadBody(run, measured.Min(), measured.Max());
    }
}
