using System.Text.Json;

namespace Aikynetix.Inference.Models;

/// <summary>The list of known models that is built into the app.</summary>
internal static class ModelRegistry
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All known models.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } = Load();

    /// <summary>The pose models, best first.</summary>
    public static IReadOnlyList<ModelEntry> PoseModels { get; } = [.. Entries.Where(entry => entry.Role == "pose").OrderByDescending(entry => entry.Rank)];

    /// <summary>What somebody should pull who does not want to choose: a good pose model with free terms and those that work with it.</summary>
    public static IReadOnlyList<ModelEntry> Recommended { get; } =
        [.. new[] { "blazepose-full", "movenet-lightning", "rtmdet-nano", "blazepose-detector" }.Select(Get)];

    /// <summary>The ids of the pose models, for a sentence.</summary>
    public static string PoseNames => string.Join(", ", PoseModels.Select(entry => entry.Id));

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
