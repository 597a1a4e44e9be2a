using System.Text.Json.Serialization;

namespace Aikynetix.Sessions.Captures;

/// <summary>How an <see cref="EndNote"/> looks as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EndNote))]
internal sealed partial class EndNoteJson : JsonSerializerContext;
