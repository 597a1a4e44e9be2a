using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Analysis;

/// <summary>How uploads are analyzed.</summary>
internal sealed class AnalysisOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Analysis";

    /// <summary>How many uploads are analyzed at once; one already uses every core, more only share them.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 1;

    /// <summary>In how many frames somebody must be seen for the clip to be worth analyzing.</summary>
    [Range(1, 10_000)]
    public int MinPersonFrames { get; set; } = 10;

    /// <summary>How long one analysis may take before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "2.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How long the worker waits before it tries again what the machine could not do: a missing model, a full disk.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(15);
}
