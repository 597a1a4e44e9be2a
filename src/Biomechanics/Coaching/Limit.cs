using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>A threshold: one number, or one for each exercise or sex with <c>default</c> for everybody else.</summary>
[JsonConverter(typeof(Reader))]
internal sealed class Limit(IReadOnlyDictionary<string, double> values)
{
    private const string Otherwise = "default";

    /// <summary>For whom there is a number of its own.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The threshold of an exercise and a person; NaN when the table has none.</summary>
    /// <param name="exercise">As the analysis names it.</param>
    /// <param name="isFemale">Null when not known.</param>
    public double For(string exercise, bool? isFemale)
    {
        var sex = isFemale switch { true => "female", false => "male", null => Otherwise };
        return values.TryGetValue(exercise, out var value) || values.TryGetValue(sex, out value) || values.TryGetValue(Otherwise, out value)
            ? value
            : double.NaN;
    }

    internal sealed class Reader : JsonConverter<Limit>
    {
        public override Limit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number) return new Limit(new Dictionary<string, double> { [Otherwise] = reader.GetDouble() });
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A threshold is a number or an object of numbers.");
            var values = new Dictionary<string, double>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                values.Add(name, reader.GetDouble());
            }

            return new Limit(values);
        }

        public override void Write(Utf8JsonWriter writer, Limit value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
