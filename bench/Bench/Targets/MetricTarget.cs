using System.Globalization;

namespace Aikynetix.Bench.Targets;

/// <summary>Greatest error that is asked for of some metrics: of the mean of three films, where an athlete was filmed so often.</summary>
/// <param name="Keys">The metrics.</param>
/// <param name="Limit">The limit in the metric's unit, or as a share of the truth.</param>
/// <param name="IsRelative">Whether it is a share.</param>
/// <param name="From">Lowest frame rate at which it is asked for.</param>
/// <param name="Below">Frame rate from which on another limit holds.</param>
internal sealed record MetricTarget(string[] Keys, double Limit, bool IsRelative = false, double From = 0, double Below = double.MaxValue)
{
    /// <summary>Whether the limit is meant for the root of the mean squared error of single readings.</summary>
    public bool IsRootMeanSquare { get; init; }

    /// <summary>Whether it is asked of the clip's own number only, not of each step.</summary>
    public bool IsOfClip { get; init; }

    /// <summary>Whether it is asked for of a sample.</summary>
    public bool IsFor(MetricSample sample) =>
        Keys.Contains(sample.Key) && sample.FramesPerSecond >= From && sample.FramesPerSecond < Below && !(IsOfClip && sample.IsOfSegment);

    /// <summary>The error that it limits.</summary>
    public double Of(MetricErrors errors) => IsRootMeanSquare ? errors.RootMeanSquare : IsRelative ? errors.MeanRelative : errors.MeanOfThree;

    /// <inheritdoc/>
    public override string ToString() =>
        IsRelative ? string.Create(CultureInfo.InvariantCulture, $"{100 * Limit:0.##} %")
        : Limit.ToString("0.####", CultureInfo.InvariantCulture) + (IsRootMeanSquare ? " RMSE" : "");
}
