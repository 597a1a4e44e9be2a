using System.Text.Json.Serialization;

namespace Aikynetix.Sessions.Events;

/// <summary>A capture was accepted: its video is stored and its owner known.</summary>
[FactName("session-created-v1")]
internal sealed record SessionCreated(
    string Activity,
    string Exercise,
    string Title,
    string UserId,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string VideoBlob,
    string VideoFileName,
    IReadOnlyList<string> Angles,
    string MeasurementSystem,
    double? BarbellMass = null,
    double? PlateDiameter = null,
    double? Incline = null,
    double? Speed = null,
    bool? Pain = null,
    bool? HeelsRaised = null,
    double? SlowMotion = null,
    string? Request = null) : IFact
{
    /// <summary>What was said about the movement; its parts are primitives of their own, so that facts of before can always be read.</summary>
    [JsonIgnore]
    public MovementFacts Facts => new()
    {
        BarbellMass = BarbellMass,
        PlateDiameter = PlateDiameter,
        Incline = Incline,
        Speed = Speed,
        Pain = Pain,
        HeelsRaised = HeelsRaised,
        SlowMotion = SlowMotion,
    };
}
