using System.Text.Json;

namespace Aikynetix.Inference.Models;

/// <summary>The answers to the built-in picture of the model files that the registry knows, built into the app (<c>models/answers.json</c>).</summary>
internal static class ModelAnswers
{
    /// <summary>How the file is written: one answer for each SHA-256.</summary>
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Dictionary<string, ModelAnswer> Known = Load();

    /// <summary>The answer of a file, or null when this version of the app does not know the file.</summary>
    /// <param name="sha256">SHA-256 of the ONNX file, 64 lower-case hex digits.</param>
    public static ModelAnswer? Find(string sha256) => Known.GetValueOrDefault(sha256);

    private static Dictionary<string, ModelAnswer> Load()
    {
        using var stream = typeof(ModelAnswers).Assembly.GetManifestResourceStream("answers.json")
            ?? throw new InvalidOperationException("The answers of the models were not built into the app.");
        return JsonSerializer.Deserialize<Dictionary<string, ModelAnswer>>(stream, Format)
            ?? throw new InvalidOperationException("The list of the models' answers is empty.");
    }
}
