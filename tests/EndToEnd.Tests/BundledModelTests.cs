using System.Text.Json;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>A clone without network and without test material analyzes a lift with what the repository holds.</summary>
public sealed class BundledModelTests : EndToEndTest
{
    private static readonly LiftScript Script = LiftScript.FilmSnatch();
    private static readonly FilmOptions Options = new();

    [Fact]
    public async Task A_rendered_snatch_gets_its_phases_speeds_and_angles_from_our_own_model()
    {
        NeedFfmpeg();
        var clip = Path.Combine(Folder, "snatch.mp4");
        await new LiftFilm(Script, Options).WriteAsync(clip, Token);
        var (exit, _, errors) = await GatewayProgram.RunAsync(
            Folder, ["analyze", clip, "--exercise", "snatch", "--barbell-mass", "60", "--out", "lift.json"], Token, bundledOnly: true);
        Assert.True(exit == 0, errors);
        var lift = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "lift.json"), Token)).RootElement;
        Assert.StartsWith("aiky-pose-s@", lift.GetProperty("model").GetString(), StringComparison.Ordinal);

        var metrics = lift.GetProperty("metrics");
        double Metric(string name) => metrics.GetProperty(name).GetDouble();
        Assert.Equal(Script.Truth.MaxSpeed, Metric("max_bar_speed"), Script.Truth.MaxSpeed * 0.1);
        Assert.Equal(Script.Truth.MaxHeight, Metric("max_bar_height"), Script.Truth.MaxHeight * 0.1);
        Assert.Equal(Script.Truth.Start - Options.From, Metric("start_of_lifting"), 0.1);
        Assert.Equal(Script.Truth.SecondPullEnd - Options.From, Metric("second_pull_end"), 0.1);
        Assert.Equal(Script.Truth.TurnoverEnd - Options.From, Metric("turnover_end"), 0.1);

        // The plates hide the knee while the bar is low; elsewhere angles are within some degrees.
        var errorsOfKnee = Errors(lift, "kne_angle", Script.Knee.At);
        Assert.InRange(errorsOfKnee.Length / (double)lift.GetProperty("all_timestamps").GetArrayLength(), 0.65, 1);
        Assert.InRange(errorsOfKnee[errorsOfKnee.Length / 2], 0, 6);
        Assert.InRange(errorsOfKnee[errorsOfKnee.Length * 9 / 10], 0, 15);
    }

    private static double[] Errors(JsonElement lift, string angle, Func<double, double> truth)
    {
        var times = lift.GetProperty("all_timestamps").EnumerateArray().Select(time => time.GetDouble());
        var values = lift.GetProperty("angles").GetProperty(angle).EnumerateArray();
        return [.. times.Zip(values)
            .Where(sample => sample.Second.ValueKind == JsonValueKind.Number)
            .Select(sample => Math.Abs(sample.Second.GetDouble() - truth(sample.First + Options.From)))
            .Order()];
    }
}
