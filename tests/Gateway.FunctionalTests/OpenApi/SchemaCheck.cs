using System.Text.Json;

namespace Aikynetix.Gateway.FunctionalTests.OpenApi;

/// <summary>Says what in a body breaks its JSON schema: types, nullability, required and unknown members, by what this API's document uses.</summary>
/// <param name="document">The document to which references lead.</param>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>The schema behind a reference; any other as it is.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document;
            foreach (var part in reference.GetString()![2..].Split('/')) schema = schema.GetProperty(part);
        }

        return schema;
    }

    /// <summary>One line per fault, each with the place of the body.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement body, string place = "$")
    {
        schema = Resolve(schema);
        foreach (var kind in new[] { "oneOf", "anyOf" })
        {
            if (!schema.TryGetProperty(kind, out var choices)) continue;
            string[][] faults = [.. choices.EnumerateArray().Select(choice => Faults(choice, body, place).ToArray())];
            if (faults.All(found => found.Length > 0)) yield return $"{place} is none of its {kind}: {string.Join("; ", faults.SelectMany(found => found.Take(3)))}";
            yield break;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => Fits(name, body)))
        {
            yield return $"{place}: {body.ValueKind} is not {type.GetRawText()}";
            yield break;
        }

        var inner = body.ValueKind switch
        {
            JsonValueKind.Object => Members(schema, body, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                body.EnumerateArray().SelectMany((item, index) => Faults(items, item, $"{place}[{index}]")),
            _ => [],
        };
        foreach (var fault in inner) yield return fault;
    }

    private IEnumerable<string> Members(JsonElement schema, JsonElement body, string place)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
                if (!body.TryGetProperty(name, out _)) yield return $"{place}: {name} is required";
        }

        var others = schema.TryGetProperty("additionalProperties", out var allowed) && allowed.ValueKind == JsonValueKind.Object ? allowed : (JsonElement?)null;
        foreach (var member in body.EnumerateObject())
        {
            var known = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var own) ? own : others;
            if (known is not { } expected) yield return $"{place}: {member.Name} is unknown";
            else
                foreach (var fault in Faults(expected, member.Value, $"{place}.{member.Name}")) yield return fault;
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool Fits(string type, JsonElement body) => type switch
    {
        "null" => body.ValueKind == JsonValueKind.Null,
        "boolean" => body.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => body.ValueKind == JsonValueKind.Number && body.TryGetInt64(out _),
        "number" => body.ValueKind == JsonValueKind.Number,
        "string" => body.ValueKind == JsonValueKind.String,
        "array" => body.ValueKind == JsonValueKind.Array,
        "object" => body.ValueKind == JsonValueKind.Object,
        _ => false,
    };
}
