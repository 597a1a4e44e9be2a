using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Reports;

/// <summary>A metric of the left steps beside that of the right ones.</summary>
/// <param name="Left">Mean of the left steps; null where none was measured.</param>
/// <param name="Right">Mean of the right steps; null where none was measured.</param>
/// <param name="Difference">Right less left in per cent of their mean; null where one side is missing.</param>
internal sealed record GaitSides(double Left, double Right, double Difference)
{
    /// <summary>Compares the steps of a run.</summary>
    public static GaitSides Of(MotionAnalysis analysis, string metric)
    {
        var (left, right) = (Mean("left"), Mean("right"));
        return new GaitSides(left, right, left + right > 0 ? 200 * (right - left) / (left + right) : double.NaN);

        double Mean(string side) => analysis.Segments.Where(step => step.Side == side)
            .Select(step => step.Metrics.GetValueOrDefault(metric, double.NaN)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
    }
}
