using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Reports;

/// <summary>The summary of jumps: metrics in SI units, one value per jump.</summary>
internal sealed record JumpSummary : SummaryBody
{
    [SetsRequiredMembers]
    private JumpSummary(ReportSource source)
        : base(source)
    {
        JumpFlight = Ranges(source, "jump_height", "flight_time", "takeoff_velocity");
        JumpForces = Ranges(source, "max_grf_takeoff", "max_grf_landing", "normalized_power", "peak_power");
        ControlAndStability = Ranges(source, "landing_knee_flexion", "landing_knee_range");
        Efficiency = Ranges(source, "rsi", "rsi_modified", "contact_time", "contraction_time");
    }

    /// <summary>How high they went.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> JumpFlight { get; }

    /// <summary>With what force.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> JumpForces { get; }

    /// <summary>How they were landed.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> ControlAndStability { get; }

    /// <summary>How much came of the time on the ground.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Efficiency { get; }

    /// <summary>Puts the summary together.</summary>
    public static SummaryBody From(ReportSource source) => new JumpSummary(source);
}
