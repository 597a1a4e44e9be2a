using System.Text.Json;
using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions;

/// <summary>How an analysis looks as JSON; numbers keep every bit, and those that are none are null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MotionAnalysis))]
internal sealed partial class AnalysisJson : JsonSerializerContext
{
    public static readonly AnalysisJson Exact = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new NullForNaN() },
    });

    private sealed class NullForNaN : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
