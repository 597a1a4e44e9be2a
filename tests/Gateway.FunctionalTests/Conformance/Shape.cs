using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>
/// Compares an answer with a picture of it: JSON whose leaves name what stands there (<c>"number?"</c>: null is fine too), whose objects name every
/// member (<c>"..."</c> lets others stand beside them, <c>"*"</c> tells what all others are) and whose arrays tell what each element is.
/// </summary>
internal static partial class Shape
{
    /// <summary>Fails with every difference, each with its place.</summary>
    public static void Check(JsonElement body, string picture)
    {
        using var expected = JsonDocument.Parse(picture);
        var faults = Faults(expected.RootElement, body, "$").Take(20).ToArray();
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>The picture of an object with these members, all of one kind, and no other.</summary>
    public static string Of(string kind, string members) =>
        "{" + string.Join(',', members.Split(' ').Select(member => $"\"{member}\":{kind}")) + "}";

    private static IEnumerable<string> Faults(JsonElement expected, JsonElement body, string place) => expected.ValueKind switch
    {
        JsonValueKind.String => Fits(expected.GetString()!, body) ? [] : [$"{place}: {Start(body)} is not '{expected.GetString()}'"],
        JsonValueKind.Array when body.ValueKind != JsonValueKind.Array => [$"{place}: {Start(body)} is no array"],
        JsonValueKind.Array => body.EnumerateArray().SelectMany((item, index) => Faults(expected[0], item, $"{place}[{index}]")),
        _ when body.ValueKind != JsonValueKind.Object => [$"{place}: {Start(body)} is no object"],
        _ => Members(expected, body, place),
    };

    private static IEnumerable<string> Members(JsonElement expected, JsonElement body, string place)
    {
        var all = expected.TryGetProperty("*", out var every) ? every : (JsonElement?)null;
        foreach (var member in expected.EnumerateObject())
        {
            if (member.Name is "*" or "...") continue;
            if (!body.TryGetProperty(member.Name, out var value)) yield return $"{place}.{member.Name} is missing";
            else
                foreach (var fault in Faults(member.Value, value, $"{place}.{member.Name}")) yield return fault;
        }

        foreach (var member in body.EnumerateObject())
        {
            if (expected.TryGetProperty(member.Name, out _) || expected.TryGetProperty("...", out _)) continue;
            if (all is not { } kind) yield return $"{place}.{member.Name} is not documented";
            else
                foreach (var fault in Faults(kind, member.Value, $"{place}.{member.Name}")) yield return fault;
        }
    }

    private static bool Fits(string kind, JsonElement body)
    {
        if (kind[^1] == '?') return body.ValueKind == JsonValueKind.Null || Fits(kind[..^1], body);
        if (kind[0] == '=') return body.ValueKind == JsonValueKind.String && body.GetString() == kind[1..];
        return kind switch
        {
            "number" => body.ValueKind == JsonValueKind.Number,
            "whole" => body.ValueKind == JsonValueKind.Number && body.TryGetInt64(out _),
            "share" => body.ValueKind == JsonValueKind.Number && body.GetDouble() is >= 0 and <= 1,
            "truth" => body.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "text" => body.ValueKind == JsonValueKind.String,
            "id" => Matches(body, SessionId()),
            "thread" => Matches(body, Thread()),
            "iso" => Matches(body, Iso()),
            "day" => body.ValueKind == JsonValueKind.String && IsTime(body.GetString()!, "dd/MM/yyyy"),
            "hour" => body.ValueKind == JsonValueKind.String && IsTime(body.GetString()!, "hh:mm tt"),
            "link" => body.ValueKind == JsonValueKind.String && Uri.TryCreate(body.GetString(), UriKind.Absolute, out var link) && link.Scheme is "http" or "https",
            "any" => true,
            _ => throw new ArgumentException($"Nothing is a '{kind}'."),
        };
    }

    private static bool IsTime(string text, string form) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool Matches(JsonElement body, Regex form) => body.ValueKind == JsonValueKind.String && form.IsMatch(body.GetString()!);

    private static string Start(JsonElement body) => body.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : body.GetRawText();

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex SessionId();

    [GeneratedRegex("^thread_[0-9A-Za-z]{24}$")]
    private static partial Regex Thread();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Iso();
}
