using System.Text.Json;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Commands;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Commands;

/// <summary>A clip is analyzed from the terminal without a server and without leaving anything but the export.</summary>
public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedLifter _lifter = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _progress = new();

    [Theory]
    [InlineData("out.json")]
    [InlineData("out.csv")]
    public async Task It_prints_the_metrics_and_writes_the_series(string name)
    {
        var target = Path.Combine(_folder.Path, name);
        await RunAsync(await ClipAsync(4), "--exercise", "clean", "--barbell-mass", "80", "--athlete-mass", "75", "--out", target);
        var table = _output.ToString();
        Assert.Matches(@"barbell_weight +80\.00 kg", table);
        Assert.Matches(@"max_bar_speed +\S+ m/s", table);
        Assert.Contains(target, table, StringComparison.Ordinal);
        Assert.EndsWith("100 %" + Environment.NewLine, _progress.ToString(), StringComparison.Ordinal);

        var content = await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken);
        if (name.EndsWith("csv", StringComparison.Ordinal)) Assert.Equal(82, content.Split("\r\n").Length);
        else Assert.Equal(80, JsonDocument.Parse(content).RootElement.GetProperty("all_timestamps").GetArrayLength());
    }

    [Theory]
    [InlineData("jumping", new[] { "jump_1", "jump_2" }, "jump_height", "--exercise", "countermovement jump")]
    [InlineData("running", new[] { "step_1", "step_5" }, "contact_time", "--incline-degree", "0", "--speed", "3")]
    [InlineData("Mobility", new[] { "repetition_1", "repetition_2" }, "score", "--exercise", "Overhead Squat", "--pain", "false", "--heels-raised", "false")]
    public async Task Every_activity_is_analyzed(string activity, string[] found, string measured, params string[] words)
    {
        _lifter.Film = activity switch { "jumping" => ScriptedMove.Jumps(), "running" => ScriptedMove.Run(), _ => ScriptedMove.Squats() };
        var target = Path.Combine(_folder.Path, "out.json");
        var clip = Path.Combine(_folder.Path, "clip.mp4");
        await File.WriteAllBytesAsync(clip, await ScriptedMove.ClipAsync(_lifter.Film), TestContext.Current.CancellationToken);
        await RunAsync([clip, "--activity", activity, .. words, "--athlete-height", "1.75", "--athlete-mass", "70", "--out", target]);
        Assert.Equal(0, _lifter.PlateSearches);
        var export = JsonDocument.Parse(await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(_lifter.Film.Frames.Count, export.GetProperty("all_timestamps").GetArrayLength());
        var segments = export.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("name").GetString()!).ToArray();
        Assert.Subset(segments.ToHashSet(), found.ToHashSet());
        Assert.All(segments, name => Assert.Contains(name, _output.ToString(), StringComparison.Ordinal));
        Assert.Matches($@"{measured} +\d", _output.ToString());
    }

    [Fact]
    public void Several_segments_are_printed_as_columns_of_their_own()
    {
        MetricsTable.Print(_output, ScriptedAnalysis.Of("Running", 8));
        var lines = _output.ToString().Split(Environment.NewLine);
        var heads = lines.Where(line => line.Contains("step_", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["step_1 left", "step_2 right", "step_3 left", "step_4 right", "step_5 left", "step_6 right"], Cells(heads[0]));
        Assert.Equal(["step_7 left", "step_8 right"], Cells(heads[1]));
        Assert.Contains(lines, line => Cells(line) is ["flight_time", "s", "0.20", ..] && line.Contains('–', StringComparison.Ordinal));
        Assert.Contains(lines, line => Cells(line) is ["contact_time", "s", "0.10 ?", ..]);

        Assert.DoesNotContain(" more up to ", _output.ToString(), StringComparison.Ordinal);

        static string[] Cells(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [Fact]
    public void Of_many_segments_the_first_are_printed_and_the_rest_counted()
    {
        MetricsTable.Print(_output, ScriptedAnalysis.Of("Running", 200));
        var text = _output.ToString();
        Assert.Contains("step_12 right", text, StringComparison.Ordinal);
        Assert.DoesNotContain("step_13", text, StringComparison.Ordinal);
        Assert.Contains("188 more up to step_200", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clip_without_a_person_says_so()
    {
        _lifter.Present = false;
        var clip = await ClipAsync(1);
        var wrong = await Assert.ThrowsAsync<CommandException>(() => RunAsync(clip, "--exercise", "clean", "--out", Path.Combine(_folder.Path, "x.json")));
        Assert.Contains("Nobody was seen", wrong.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "x.json")));
    }

    [Fact]
    public async Task A_missing_model_says_how_to_get_it()
    {
        _lifter.Problem = "Put the file into models/.";
        var clip = await ClipAsync(1);
        Assert.Equal(_lifter.Problem, (await Assert.ThrowsAsync<CommandException>(() => RunAsync(clip, "--exercise", "clean"))).Message);
    }

    [Theory]
    [InlineData("There is no file '", "nothing.mp4", "--exercise", "clean")]
    [InlineData("--exercise is needed: ", "clip.mp4")]
    [InlineData("--exercise must be ", "clip.mp4", "--exercise", "squat")]
    [InlineData("--out must end in .json, .csv, .trc, .mot, .c3d, .parquet.", "clip.mp4", "--exercise", "clean", "--out", "x.xlsx")]
    [InlineData("--barbell-mass must be ", "clip.mp4", "--exercise", "clean", "--barbell-mass", "heavy")]
    [InlineData("--barbell-mass was given twice.", "clip.mp4", "--exercise", "clean", "--barbell-mass", "80", "--barbell-mass", "90")]
    [InlineData("--athlete-mass must be a number from 10 to 400.", "clip.mp4", "--exercise", "clean", "--athlete-mass", "9")]
    [InlineData("not a video", "clip.txt", "--exercise", "clean", "--out", "x.json")]
    [InlineData("--activity must be one of weightlifting, ", "clip.mp4", "--activity", "swimming")]
    [InlineData("--exercise is needed: ", "clip.mp4", "--activity", "jumping")]
    [InlineData("--exercise must be ", "clip.mp4", "--activity", "jumping", "--exercise", "clean")]
    [InlineData("--barbell-mass does not belong to --activity jumping.", "clip.mp4", "--activity", "jumping", "--exercise", "Drop Jump", "--barbell-mass", "100")]
    [InlineData("--speed must be ", "clip.mp4", "--activity", "running", "--speed", "fast")]
    [InlineData("--exercise must be ", "clip.mp4", "--activity", "running", "--exercise", "snatch")]
    [InlineData("--barbell-mass ", "clip.mp4", "--exercise", "clean", "--barbell-mass", "")]
    [InlineData("--pain must be ", "clip.mp4", "--activity", "mobility", "--exercise", "Overhead Squat", "--pain", "much")]
    public async Task A_wrong_word_or_file_is_named(string sentence, params string[] words)
    {
        await ClipAsync(1);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "clip.txt"), "no video", TestContext.Current.CancellationToken);
        words[0] = Path.Combine(_folder.Path, words[0]);
        var wrong = await Assert.ThrowsAsync<CommandException>(() => RunAsync(words));
        Assert.Contains(sentence, wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void Progress_on_a_terminal_is_one_line_that_redraws()
    {
        var line = new ProgressLine(_progress, redraws: true);
        for (var i = 0; i <= 1000; i++) line.Report(i / 1000.0);
        var text = _progress.ToString();
        Assert.Equal(101, text.Split('\r').Length - 1 - (Environment.NewLine.Contains('\r', StringComparison.Ordinal) ? 1 : 0));
        Assert.EndsWith("100 %" + Environment.NewLine, text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task RunAsync(params string[] words) => AnalyzeCommand.RunAsync(
        words,
        new Terminal(_output, _progress, Redraws: false),
        services => services.AddSingleton<IPoseModel>(_lifter).AddSingleton<PlateFinder>(_lifter.FindPlates),
        TestContext.Current.CancellationToken);

    private async Task<string> ClipAsync(double seconds)
    {
        var path = Path.Combine(_folder.Path, "clip.mp4");
        await File.WriteAllBytesAsync(path, await Clips.VideoAsync(seconds), TestContext.Current.CancellationToken);
        return path;
    }
}
