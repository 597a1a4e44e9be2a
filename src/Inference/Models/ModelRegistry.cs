using System.Text.Json;

namespace Aikynetix.Inference.Models;

/// <summary>The list of known models that is built into the app.</summary>
internal static class ModelRegistry
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>All known models.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } = Load();

    /// <summary>A model by its id.</summary>
    /// <exception cref="ModelUnavailableException">There is none of that name.</exception>
    public static ModelEntry Get(string id) => Entries.FirstOrDefault(entry => entry.Id == id) ?? throw new ModelUnavailableException(
        $"There is no model '{id}'. Known models: {string.Join(", ", Entries.Select(entry => entry.Id))}.");

    private static ModelEntry[] Load()
    {
        using var stream = typeof(ModelRegistry).Assembly.GetManifestResourceStream("registry.json")
            ?? throw new InvalidOperationException("The model registry was not built into the app.");
        var list = JsonSerializer.Deserialize<RegistryFile>(stream, Format);
        return list?.Models ?? throw new InvalidOperationException("The model registry is empty.");
    }

    private sealed record RegistryFile(ModelEntry[] Models);
}
