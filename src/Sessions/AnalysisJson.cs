using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Sessions;

/// <summary>How an analysis looks as JSON; numbers keep every bit, and those that are none are null.</summary>
internal static class AnalysisJson
{
    // Read by reflection: generated code sets an absent property to nothing at all where an analysis of before segments lacks it.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new NullForNaN() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Every number to the last bit.</summary>
    public static JsonTypeInfo<MotionAnalysis> Exact { get; } = (JsonTypeInfo<MotionAnalysis>)Options.GetTypeInfo(typeof(MotionAnalysis));

    /// <summary>The same for the index of a stored analysis.</summary>
    public static JsonTypeInfo<AnalysisIndex> Index { get; } = (JsonTypeInfo<AnalysisIndex>)Options.GetTypeInfo(typeof(AnalysisIndex));

    /// <summary>The same for some of its segments.</summary>
    public static JsonTypeInfo<MovementSegment[]> Segments { get; } = (JsonTypeInfo<MovementSegment[]>)Options.GetTypeInfo(typeof(MovementSegment[]));

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
