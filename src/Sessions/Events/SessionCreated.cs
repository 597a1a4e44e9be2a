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
    double? PlateDiameter = null) : IFact;
