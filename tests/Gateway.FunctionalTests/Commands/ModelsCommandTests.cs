using Aikynetix.Gateway.Commands;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Inference;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Commands;

/// <summary>Models are shown, pulled, verified and chosen from the terminal, and every refusal says what to do.</summary>
public sealed class ModelsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _progress = new();
    private string? _mirror;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_a_table_of_what_is_here_and_what_is_not()
    {
        await File.WriteAllTextAsync(At("blazepose_full.onnx"), "no model", Token);
        await RunAsync(["list"]);
        var lines = _output.ToString().Split(Environment.NewLine);
        Assert.Matches("^name +role +state +size +licence$", lines[0]);
        Assert.Contains(lines, line => Matches(line, "^blazepose-full +pose +damaged +– +Apache-2.0$"));
        Assert.Contains(lines, line => Matches(line, "^blazepose-heavy +pose +missing +– +Apache-2.0$"));
        Assert.Contains(lines, line => Matches(line, "^rtmpose-m-halpe26 +pose +missing +52.1 MB +not stated; terms shown at pull$"));
        Assert.Contains(lines, line => line.Contains("models verify blazepose-full", StringComparison.Ordinal));
        Assert.Single(lines.Where(line => line.Contains("  ", StringComparison.Ordinal)).Select(line => Column(line, 1)).Distinct());
    }

    [Fact]
    public async Task The_best_that_is_here_is_in_use_until_another_is_chosen()
    {
        Copy("blazepose_full.onnx", "blazepose_lite.onnx");
        Assert.Equal("blazepose-full", await InUseAsync());
        await RunAsync(["use", "blazepose-lite"]);
        Assert.Contains("from the next start", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal("blazepose-lite", await InUseAsync());
        File.Delete(At("blazepose_lite.onnx"));
        Assert.Equal("blazepose-full", await InUseAsync());
        await RunAsync(["use", "auto"]);
        Assert.Equal("blazepose-full", await InUseAsync());
        Assert.Equal([At("blazepose_full.onnx")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Only_helpers_that_work_with_the_pose_model_are_in_use()
    {
        Copy("blazepose_lite.onnx", "rtmdet_nano_person.onnx", "movenet_lightning.onnx", "blazepose_detector.onnx");
        await RunAsync(["use", "blazepose-lite"]);
        Assert.Equal(["blazepose-lite", "movenet-lightning", "rtmdet-nano", "blazepose-detector"], await AllInUseAsync());
        await RunAsync(["use", "aiky-pose-s"]);
        Assert.Equal(["aiky-pose-s", "rtmdet-nano"], await AllInUseAsync());
    }

    [Fact]
    public async Task A_pull_that_changes_the_model_in_use_says_so_and_what_else_is_wanted()
    {
        var official = await File.ReadAllBytesAsync(Path.Combine(ModelsOrSkip(), "pose_landmark_lite.tflite"), Token);
        await using var server = await ServeAsync(context => context.Response.Body.WriteAsync(official, context.RequestAborted).AsTask());
        await File.WriteAllTextAsync(At("selection.json"), """{"pose":"blazepose-lite"}""", Token);
        await RunAsync(["pull", "blazepose-lite"]);
        Assert.Contains("works best with its helpers; get them with: models pull recommended", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("instead of aiky-pose-s; to keep that one: models use aiky-pose-s", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./aiky models pull blazepose-heavy", "use", "blazepose-heavy")]
    [InlineData("finds no poses", "use", "rtmdet-nano")]
    [InlineData("There is no model 'nonsense'", "use", "nonsense")]
    [InlineData("There is no model 'nonsense'", "pull", "nonsense")]
    [InlineData("There is no model 'nonsense'", "verify", "nonsense")]
    [InlineData("Get it with: models pull blazepose-lite", "verify", "blazepose-lite")]
    [InlineData("Say: models list", "pull")]
    [InlineData("Say: models list", "dance")]
    [InlineData("Say: models list", "verify", "a", "b")]
    [InlineData("--far is unknown here", "list", "--far")]
    public async Task A_mistake_is_one_sentence(string sentence, params string[] words)
    {
        Assert.Contains(sentence, await RefusalAsync(words), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_choice_that_cannot_be_understood_is_told_and_can_be_taken_back()
    {
        await File.WriteAllTextAsync(At("selection.json"), "nonsense", Token);
        Assert.Contains("./aiky models use auto", await RefusalAsync("list"), StringComparison.Ordinal);
        await RunAsync(["use", "auto"]);
        await RunAsync(["list"]);
    }

    [Fact]
    public async Task Terms_are_shown_and_must_be_accepted_by_a_yes()
    {
        await using var server = await ServeAsync(context => context.Response.StatusCode = 404);
        Assert.Contains("--accept-license", await RefusalAsync(["pull", "rtmpose-m-halpe26"], "no\n"), StringComparison.Ordinal);
        Assert.Contains("non-commercial", _progress.ToString(), StringComparison.Ordinal);
        Assert.Contains("--accept-license", await RefusalAsync(["pull", "rtmpose-m-halpe26"], ""), StringComparison.Ordinal);
        Assert.Contains("answers 404", await RefusalAsync(["pull", "rtmpose-m-halpe26"], "yes\n"), StringComparison.Ordinal);
        Assert.Contains("answers 404", await RefusalAsync("pull", "--accept-license", "rtmpose-m-halpe26"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_of_something_else_is_refused()
    {
        await using var server = await ServeAsync(context => context.Response.WriteAsync("<html>", context.RequestAborted));
        Assert.Contains("sha256", await RefusalAsync("pull", "blazepose-full"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task An_unencrypted_mirror_elsewhere_is_refused()
    {
        _mirror = "http://mirror.example/models";
        Assert.Contains("Models:Mirror must be", await RefusalAsync("list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pulled_model_is_installed_verified_and_not_pulled_twice()
    {
        var official = await File.ReadAllBytesAsync(Path.Combine(ModelsOrSkip(), "rtmdet_nano_person.onnx"), Token);
        var requests = new List<string>();
        await using var server = await ServeAsync(context =>
        {
            requests.Add(context.Request.Path);
            context.Response.ContentLength = official.Length;
            return context.Response.Body.WriteAsync(official, context.RequestAborted).AsTask();
        });
        await RunAsync(["pull", "rtmdet-nano"]);
        Assert.EndsWith("/models/rtmdet_nano.onnx", Assert.Single(requests), StringComparison.Ordinal);
        Assert.EndsWith($"100 %{Environment.NewLine}", _progress.ToString(), StringComparison.Ordinal);
        Assert.Contains($"rtmdet-nano is installed: {At("rtmdet_nano_person.onnx")} (4.0 MB)", _output.ToString(), StringComparison.Ordinal);
        await RunAsync(["pull", "rtmdet-nano"]);
        Assert.Contains("there already", _output.ToString(), StringComparison.Ordinal);
        Assert.Single(requests);
        await RunAsync(["verify"]);
        Assert.Contains($"ok       rtmdet-nano  {At("rtmdet_nano_person.onnx")}", _output.ToString(), StringComparison.Ordinal);

        official[1000] ^= 1;
        await File.WriteAllBytesAsync(At("rtmdet_nano_person.onnx"), official, Token);
        Assert.Contains("1 of 1 model files are refused", await RefusalAsync("verify", "rtmdet-nano"), StringComparison.Ordinal);
        Assert.Contains("refused  rtmdet-nano", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Matches(string line, string pattern) => System.Text.RegularExpressions.Regex.IsMatch(line, pattern);

    private static int Column(string line, int number) =>
        System.Text.RegularExpressions.Regex.Matches(line, @"(?<=  |^)\S").ElementAt(number).Index;

    private static string ModelsOrSkip()
    {
        var folder = Environment.GetEnvironmentVariable("AIKY_MODELS")?.Split(Path.PathSeparator)[0] ?? string.Empty;
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "rtmdet_nano_person.onnx")), "There are no model files on this machine.");
        return folder;
    }

    private void Copy(params string[] files)
    {
        foreach (var file in files) File.Copy(Path.Combine(ModelsOrSkip(), file), At(file));
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private async Task<string> InUseAsync() => (await AllInUseAsync())[0];

    private async Task<string[]> AllInUseAsync()
    {
        _output.GetStringBuilder().Clear();
        await RunAsync(["list"]);
        return [.. _output.ToString().Split(Environment.NewLine).Where(line => Matches(line, "in use$")).Select(line => line.Split(' ')[0])];
    }

    private async Task<string> RefusalAsync(params string[] words) => await RefusalAsync(words, string.Empty);

    private async Task<string> RefusalAsync(string[] words, string answer) =>
        (await Assert.ThrowsAsync<CommandException>(() => RunAsync(words, answer))).Message;

    private Task RunAsync(string[] words, string answer = "") => ModelsCommand.RunAsync(
        words,
        new Terminal(_output, _progress, Redraws: false) { Input = new StringReader(answer) },
        services => services.PostConfigure<ModelOptions>(options => (options.Folder, options.MoreFolders, options.Mirror) = (_folder.Path, null, _mirror)),
        Token);

    private Task<WebApplication> ServeAsync(Action<HttpContext> answer) => ServeAsync(context =>
    {
        answer(context);
        return Task.CompletedTask;
    });

    private async Task<WebApplication> ServeAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(new RequestDelegate(answer));
        await app.StartAsync(Token);
        _mirror = app.Urls.Single();
        return app;
    }
}
