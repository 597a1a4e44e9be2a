using System.Text.Json;

namespace Aikynetix.Inference.Models;

/// <summary>The pose model that somebody chose for this machine, <c>selection.json</c> in the models folder; <c>auto</c> takes it before any other.</summary>
internal static class ModelSelection
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "selection.json";

    private const int MaxBytes = 4 << 10;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The id of the chosen pose model, or null when none was chosen.</summary>
    /// <exception cref="ModelUnavailableException">The file cannot be understood, or names what is no pose model.</exception>
    public static string? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return null;
            if (file.Length > MaxBytes) throw new InvalidDataException($"it has {file.Length} bytes");
            var pose = JsonSerializer.Deserialize<Selection>(File.ReadAllBytes(path), Format)?.Pose ?? throw new InvalidDataException("it names no model");
            return ModelRegistry.PoseModels.Any(model => model.Id == pose)
                ? pose
                : throw new InvalidDataException($"'{pose}' is no pose model; known are {ModelRegistry.PoseNames}");
        }
        catch (Exception cause) when (cause is JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"The choice of a model in '{path}' cannot be understood: {cause.Message}. Choose again with './aiky models use NAME' or './aiky models use auto'.",
                cause);
        }
    }

    /// <summary>Remembers a choice; null forgets it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Write(string folder, string? pose)
    {
        var path = Path.Combine(folder, FileName);
        if (pose is not null)
        {
            Directory.CreateDirectory(folder);
            DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new Selection(pose), Format));
        }
        else if (Directory.Exists(folder))
        {
            File.Delete(path);
        }
    }

    private sealed record Selection(string Pose);
}
