using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Reports;

/// <summary>The summary of a mobility assessment: metrics in SI units, one value per repetition.</summary>
internal sealed record MobilitySummary : SummaryBody
{
    [SetsRequiredMembers]
    private MobilitySummary(ReportSource source)
        : base(source)
    {
        LowerBody = Ranges(source, "depth", "knee_angle", "ankle_dorsiflexion", "heel_rise");
        UpperBody = Ranges(source, "arm_flexion", "elbow_angle", "dowel_offset");
        Posture = Ranges(source, "trunk_lean", "trunk_shin_difference");
        Control = Ranges(source, "descent_time", "ascent_time", "descent_speed_cv", "bar_sway");
    }

    /// <summary>Hips, knees and ankles.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> LowerBody { get; }

    /// <summary>Shoulders and arms.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> UpperBody { get; }

    /// <summary>How the trunk is held.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Posture { get; }

    /// <summary>How evenly it goes.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, ValueRange> Control { get; }

    /// <summary>Puts the summary together.</summary>
    public static SummaryBody From(ReportSource source) => new MobilitySummary(source);
}
