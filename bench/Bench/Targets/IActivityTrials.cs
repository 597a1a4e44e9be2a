namespace Aikynetix.Bench.Targets;

/// <summary>One activity's part of the bench: what is filmed, what is true of it, and what accuracy is asked for.</summary>
internal interface IActivityTrials
{
    /// <summary>Name by which it is asked for, e.g. <c>lifting</c>.</summary>
    string Activity { get; }

    /// <summary>What stands under its table: the scripts, the camera, the faults.</summary>
    string Conditions { get; }

    /// <summary>The accuracy that is asked for (biomechanics reference, section H).</summary>
    IReadOnlyList<MetricTarget> Targets { get; }

    /// <summary>What a coach reads first, beside the metrics of the targets.</summary>
    IReadOnlyList<string> Headlines { get; }

    /// <summary>All trials of one round: one athlete for each movement, filmed three times in each way; everything random comes from the number.</summary>
    /// <param name="round">Number of the round.</param>
    IEnumerable<MetricTrial> Trials(int round);
}
