using System.Text.Json.Serialization;

namespace Aikynetix.Sessions.Events;

/// <summary>How facts look as JSON: snake case, nothing optional written, nothing required missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SessionCreated))]
[JsonSerializable(typeof(CaptureStarted))]
[JsonSerializable(typeof(CaptureEnded))]
[JsonSerializable(typeof(CaptureInterrupted))]
[JsonSerializable(typeof(AnalysisRequested))]
[JsonSerializable(typeof(AnalysisClaimed))]
[JsonSerializable(typeof(AnalysisRenewed))]
[JsonSerializable(typeof(AnalysisReleased))]
[JsonSerializable(typeof(AnalysisCompleted))]
[JsonSerializable(typeof(AnalysisFailed))]
[JsonSerializable(typeof(JobRequested))]
[JsonSerializable(typeof(JobClaimed))]
[JsonSerializable(typeof(JobRenewed))]
[JsonSerializable(typeof(JobReleased))]
[JsonSerializable(typeof(JobPutOff))]
[JsonSerializable(typeof(JobCompleted))]
[JsonSerializable(typeof(JobFailed))]
[JsonSerializable(typeof(UserChanged))]
[JsonSerializable(typeof(ClientAssigned))]
[JsonSerializable(typeof(ClientUnassigned))]
[JsonSerializable(typeof(KeyCreated))]
[JsonSerializable(typeof(KeyRevoked))]
[JsonSerializable(typeof(KeyUsed))]
[JsonSerializable(typeof(ServerStarted))]
internal sealed partial class FactJson : JsonSerializerContext;
