using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aikynetix.Gateway.Wire;

/// <summary>How everything that leaves this server becomes JSON: snake_case names, numbers that are always numbers or null.</summary>
internal static class ApiJson
{
    /// <summary>The shared, frozen settings.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen();

    /// <summary>Applies the same rules to a set of settings that belongs to the framework.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        // Of two values of one name a proxy that checks bodies could see the other one.
        options.AllowDuplicateProperties = false;
        // Links hold '&'; bodies are JSON with nosniff, never markup, so escaping it would only hurt those who copy a link.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new MeasurementConverter());
    }

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
