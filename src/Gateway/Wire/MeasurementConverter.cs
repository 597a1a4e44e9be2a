using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Wire;

/// <summary>Writes what could not be measured (NaN) or is impossible (infinity) as null, so that no reader meets a token that JSON lacks.</summary>
internal sealed class MeasurementConverter : JsonConverter<double>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (!Measurement.IsKnown(value))
        {
            writer.WriteNullValue();
            return;
        }

        Span<byte> text = stackalloc byte[Measurement.MaxLength];
        writer.WriteRawValue(text[..Measurement.Write(value, text)], skipInputValidation: true);
    }
}
