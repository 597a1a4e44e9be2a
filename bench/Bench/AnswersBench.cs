using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aikynetix.Inference.Check;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Bench;

/// <summary>
/// Writes models/answers.json anew: what every model file that is here and that the registry lists says about the built-in picture on the
/// processor. Answers of files that are not here stay as they are; those of files that the registry lists no more go.
/// </summary>
internal static class AnswersBench
{
    // Well below what engines differ by.
    private const int Digits = 5;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var path = args.Length > 0 ? args[0] : Path.Combine(ModelsFolder(), "answers.json");
        var known = File.Exists(path) ? JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!.AsObject() : [];
        var api = OnnxLibrary.Load(Environment.GetEnvironmentVariable("AIKY_ONNXRUNTIME"));
        var more = (Environment.GetEnvironmentVariable("AIKY_MODELS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] folders = [ModelsFolder(), .. more];
        foreach (var (entry, file) in ModelRegistry.Entries.SelectMany(entry => folders.Select(folder => (entry, Path.Combine(folder, entry.File)))))
        {
            if (!File.Exists(file)) continue;
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (!entry.Sha256.Contains(hash))
            {
                Console.Error.WriteLine($"{entry.Id}: {file} has sha256 {hash}, which the registry does not list; left out.");
                continue;
            }

            using var model = ModelFamilies.Open(entry.Family, new OnnxSession(api, bytes, ExecutionProvider.Cpu));
            var answer = ModelCheck.Pass(model, stored: null);
            known[hash] = JsonSerializer.SerializeToNode(Rounded(answer), ModelAnswers.Format);
            Console.WriteLine($"{entry.Id,-22} {hash[..8]} presence {answer.Presence:0.000}, {answer.Points.Count(row => row.Length > 0)} points or boxes");
        }

        var listed = known.Where(pair => ModelRegistry.Entries.Any(entry => entry.Sha256.Contains(pair.Key)));
        var lines = listed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"  \"{pair.Key}\": {pair.Value!.ToJsonString()}");
        await File.WriteAllTextAsync(path, $"{{\n{string.Join(",\n", lines)}\n}}\n", cancellationToken);
        return 0;
    }

    private static ModelAnswer Rounded(ModelAnswer answer) => new(
        MathF.Round(answer.Presence, Digits), [.. answer.Points.Select(row => Array.ConvertAll(row, value => MathF.Round(value, Digits)))]);

    private static string ModelsFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var models = Path.Combine(folder.FullName, "models");
            if (File.Exists(Path.Combine(models, "registry.json"))) return models;
        }

        throw new DirectoryNotFoundException("The models folder of the repository was not found: run this from a checkout.");
    }
}
