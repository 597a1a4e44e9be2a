using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Reports;

/// <summary>The summary of a run: metrics in SI units, one value per step.</summary>
internal sealed record RunSummary : SummaryBody
{
    [SetsRequiredMembers]
    private RunSummary(ReportSource source)
        : base(source)
    {
        Rhythm = Ranges(source, "cadence", "step_time", "step_length", "speed");
        FootContact = Ranges(source, "contact_time", "overstride", "foot_strike_angle", "duty_factor");
        Posture = Ranges(source, "trunk_lean", "knee_flexion_midstance", "hip_extension_toe_off");
        Efficiency = Ranges(source, "vertical_oscillation", "vertical_ratio", "power_for_1kg");
    }

    /// <summary>How the steps follow each other.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Rhythm { get; }

    /// <summary>How the feet meet the ground.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> FootContact { get; }

    /// <summary>How the body is held.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Posture { get; }

    /// <summary>What the speed costs.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Efficiency { get; }

    /// <summary>Puts the summary together.</summary>
    public static SummaryBody From(ReportSource source) => new RunSummary(source);
}
