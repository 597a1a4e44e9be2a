using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Tus;

/// <summary>Limits on uploads that may be resumed.</summary>
internal sealed class TusOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Tus";

    /// <summary>How long an upload may take from its creation; what is unfinished then is removed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Uploads that one key may have begun and not finished; one more is answered 503.</summary>
    [Range(1, 100_000)]
    public int MaxOpenPerKey { get; set; } = 100;
}
