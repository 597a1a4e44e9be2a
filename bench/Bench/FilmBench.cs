using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Aikynetix.Pose;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Bench;

/// <summary>Writes rendered material: a whole movement as a video with its truth beside it, or the picture on which models are checked.</summary>
internal static class FilmBench
{
    /// <summary>How it is called.</summary>
    public static string Usage => $"FILE.mp4 [{string.Join(" | ", FilmKinds.Names)}]";

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var film = args is [_] ? FilmKinds.Make("--lift") : args is [_, var kind] ? FilmKinds.Make(kind) : null;
        if (film is null)
        {
            await Console.Error.WriteLineAsync($"./aiky bench film {Usage}");
            return 2;
        }

        var path = args[0];
        await film.WriteAsync(path, cancellationToken);
        var truth = Path.ChangeExtension(path, ".json");
        await File.WriteAllTextAsync(truth, JsonSerializer.Serialize(film.Truth(), JsonSerializerOptions.Web), cancellationToken);
        Console.WriteLine($"{path}: {film.Count} frames; {truth}: where every point really is");
        return 0;
    }

    public static async Task<int> RunCheckPictureAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var folder])
        {
            await Console.Error.WriteLineAsync("./aiky bench athlete FOLDER");
            return 2;
        }

        await using (var zip = new GZipStream(File.Create(Path.Combine(folder, "athlete.rgb.gz")), CompressionLevel.SmallestSize))
            await zip.WriteAsync(CheckPicture.Render().Rgb, cancellationToken);
        var points = CheckPicture.Truth().Select((point, index) => string.Create(
            CultureInfo.InvariantCulture, $"    \"{JsonNamingPolicy.CamelCase.ConvertName(((BodyPoint)index).ToString())}\": [{point.X:F2}, {point.Y:F2}]"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "athlete.json"),
            $$"""
            {
              "width": {{CheckPicture.Side}},
              "height": {{CheckPicture.Side}},
              "points": {
            {{string.Join(",\n", points)}}
              }
            }

            """,
            cancellationToken);
        return 0;
    }
}
