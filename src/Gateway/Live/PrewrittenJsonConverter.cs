using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Live;

/// <summary>Copies a value that is JSON already.</summary>
internal sealed class PrewrittenJsonConverter : JsonConverter<PrewrittenJson>
{
    /// <inheritdoc />
    public override PrewrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Such values are only written.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, PrewrittenJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
