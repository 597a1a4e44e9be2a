using System.IO.Compression;
using System.Text.Json;
using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;
using Aikynetix.Pose;
using Aikynetix.TestKit.Film;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Inference.UnitTests.Film;

/// <summary>The built-in picture is what the renderer draws, and real models see its athlete where the truth says.</summary>
public sealed class CheckPictureTests
{
    [Fact]
    public void The_built_in_picture_is_what_the_renderer_draws()
    {
        using var zip = new GZipStream(File.OpenRead(BuiltIn("athlete.rgb.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        var (stored, drawn) = (bytes.ToArray(), CheckPicture.Render().Rgb);
        Assert.Equal(drawn.Length, stored.Length);
        // Other processors may round a sine otherwise, which moves an edge by a hair.
        Assert.True(stored.Zip(drawn, (a, b) => Math.Abs(a - b)).Average() < 0.5);

        using var truth = JsonDocument.Parse(File.ReadAllText(BuiltIn("athlete.json")));
        var points = truth.RootElement.GetProperty("points");
        foreach (var (place, index) in CheckPicture.Truth().Select((place, index) => (place, index)))
        {
            var written = points.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(((BodyPoint)index).ToString()));
            Assert.Equal((place.X, place.Y), (written[0].GetSingle(), written[1].GetSingle()), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.02 && Math.Abs(a.Item2 - b.Item2) < 0.02);
        }
    }

    [Theory]
    [InlineData("blazepose_full.onnx")]
    [InlineData("blazepose_lite.onnx")]
    [InlineData("movenet_lightning.onnx")]
    public void Models_see_the_athlete_where_the_truth_says(string file)
    {
        var session = new OnnxSession(NativeLibraryFile.LoadOrSkip(), File.ReadAllBytes(Path.Combine(SharedFiles.ModelsOrSkip(), file)), ExecutionProvider.Cpu);
        using var frame = CheckPicture.Render().ToFrame();
        using var picture = new Picture(frame);
        var truth = new BodyTruth([.. CheckPicture.Truth().Select(place => new Keypoint(place.X, place.Y, 1))], [.. Enumerable.Repeat(true, Skeleton.Count)]);
        var points = truth.Points;
        var region = RegionOfInterest.Around(new Box(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)), 1.25f);
        var score = new PoseScore();
        if (file.StartsWith("movenet", StringComparison.Ordinal))
        {
            using var model = new MoveNet(session);
            score.Add(truth, new BodyAnswer(model.Find(picture, region), 1));
        }
        else
        {
            using var model = new BlazePose(session);
            var body = model.Find(picture, region);
            Assert.True(body.Presence > 0.9f);
            score.Add(truth, new BodyAnswer(body.Points, body.Presence));
        }

        Assert.Equal(1, score.Figures().Body20);
        Assert.True(score.Figures().MedianDistance < 0.08);
        Assert.Equal(0, score.Figures().Swapped);
    }

    private static string BuiltIn(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "src", "Inference", "Check", name);
            if (File.Exists(path)) return path;
        }

        throw new FileNotFoundException(name);
    }
}
