using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Bench;

/// <summary>Writes rendered material: a whole snatch as a video with its truth beside it, or the picture on which models are checked.</summary>
internal static class FilmBench
{
    // The clip of the web page: small, and turned a little so that the near plate does not hide shins and hands for long.
    private static readonly FilmOptions Demo = new()
    {
        FramesPerSecond = 30,
        Camera = new FilmCamera(854, 480) { Distance = 5, MetersPerPixel = 0.0057f, EyeHeight = 1.1f },
        From = 1,
        Turn = -10,
    };

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var path, .. var more] || more is not ([] or ["--demo"]))
        {
            await Console.Error.WriteLineAsync("./aiky bench film FILE.mp4 [--demo]");
            return 2;
        }

        var film = new LiftFilm(LiftScript.FilmSnatch(), more.Length == 0 ? new FilmOptions() : Demo);
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
