using System.Globalization;

namespace Aikynetix.Bench.Targets;

/// <summary>Greatest mean absolute error that is asked for of some metrics.</summary>
/// <param name="Keys">The metrics.</param>
/// <param name="Limit">The limit in the metric's unit, or as a share of the truth.</param>
/// <param name="IsRelative">Whether it is a share.</param>
/// <param name="From">Lowest frame rate at which it is asked for.</param>
/// <param name="Below">Frame rate from which on another limit holds.</param>
internal sealed record MetricTarget(string[] Keys, double Limit, bool IsRelative = false, double From = 0, double Below = double.MaxValue)
{
    /// <summary>Whether it is asked for of a metric at a frame rate.</summary>
    public bool IsFor(string key, double framesPerSecond) => Keys.Contains(key) && framesPerSecond >= From && framesPerSecond < Below;

    /// <inheritdoc/>
    public override string ToString() =>
        IsRelative ? string.Create(CultureInfo.InvariantCulture, $"{100 * Limit:0.##} %") : Limit.ToString("0.####", CultureInfo.InvariantCulture);
}
