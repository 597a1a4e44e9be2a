using System.Text.Json.Serialization;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>How much a finding matters, least first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleSeverity>))]
public enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Worth watching in the next sessions.</summary>
    [JsonStringEnumMemberName("watch")]
    Watch,

    /// <summary>Worth changing now.</summary>
    [JsonStringEnumMemberName("act")]
    Act,
}
