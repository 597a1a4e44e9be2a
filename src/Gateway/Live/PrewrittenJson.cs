using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Live;

/// <summary>A JSON value that was written once and is copied into every message that carries it.</summary>
/// <param name="Utf8">The value, complete and valid.</param>
[JsonConverter(typeof(PrewrittenJsonConverter))]
internal sealed record PrewrittenJson(ReadOnlyMemory<byte> Utf8);
