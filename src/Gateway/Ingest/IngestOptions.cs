using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Ingest;

/// <summary>How many live captures there may be, and how long one may last.</summary>
internal sealed class IngestOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Ingest";

    /// <summary>Live captures at once; more cameras than the machine can carry only make all of them slower.</summary>
    [Range(1, 1000)]
    public int MaxCaptures { get; set; } = 32;

    /// <summary>Live captures at once by one key.</summary>
    [Range(1, 1000)]
    public int MaxCapturesPerKey { get; set; } = 16;

    /// <summary>How long a capture waits for a camera that broke off before it ends; three times as long for one that is connected and silent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ReconnectWindow { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a camera must have been silent before the same key may take its stream over.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan TakeOverAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest live capture; a camera that runs on must begin a new session.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "12:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(30);
}
