using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Commands;

/// <summary>The program as people start it: a process of its own with its environment, output and exit code.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _started = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_is_printed()
    {
        var (code, output, _) = await RunAsync("help");
        Assert.Equal(0, code);
        foreach (var command in new[] { "run", "analyze", "key create", "models list", "help" }) Assert.Contains(command, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'dance' is no command", "dance")]
    [InlineData("--title is needed", "key", "create", "--role", "admin")]
    [InlineData("--role must be", "key", "create", "--title", "t", "--role", "king")]
    [InlineData("needs a user", "key", "create", "--title", "t", "--role", "user")]
    [InlineData("There is no user 'nobody'", "key", "create", "--title", "t", "--role", "user", "--user", "nobody")]
    [InlineData("Say: models list", "models")]
    [InlineData("There is no model 'dance'", "models", "pull", "dance")]
    [InlineData("There is no file", "analyze", "none.mp4", "--exercise", "clean")]
    public async Task A_mistake_is_one_sentence_and_exit_code_1(string sentence, params string[] words)
    {
        var (code, output, error) = await RunAsync(words);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_and_are_all_told_at_once()
    {
        var (code, _, error) = await RunAsync(
            "run", "--Uploads:MaxConcurrent=0", "--Links:LifetimeSeconds=1", "--Analysis:Concurrency=1000", "--Sessions:AdminKey=short");
        Assert.Equal(1, code);
        foreach (var name in new[] { "MaxConcurrent", "LifetimeSeconds", "Concurrency", "16 characters" }) Assert.Contains(name, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_where_nothing_is_a_terminal()
    {
        var (code, output, error) = await RunAsync(["models", "list"], ("Models__Folder", _folder.Path), ("AIKY_MODELS", ""));
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Matches("(?m)^blazepose-full +pose +missing", output);
    }

    [Theory]
    [InlineData("Uploads__MaxConcurrent", "many")]
    [InlineData("AIKY_PORT", "eighty")]
    public async Task A_setting_that_is_no_number_stops_the_start(string name, string value)
    {
        var (code, _, error) = await RunAsync(["run"], (name, value));
        Assert.Equal(1, code);
        Assert.Contains(value, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_made_without_a_server_opens_the_server_that_starts_later()
    {
        var (code, output, _) = await RunAsync("key", "create", "--title", "Coach", "--role", "admin");
        Assert.Equal(0, code);
        await using var host = await GatewayHost.StartAsync(_folder.Path, null);
        await OpensAsync(host, output.Trim());
    }

    [Fact]
    public async Task A_key_made_beside_a_running_server_opens_it()
    {
        await using var host = await GatewayHost.StartAsync(_folder.Path, null);
        var (code, output, _) = await RunAsync("key", "create", "--title", "Lifter", "--role", "user", "--user", AccountJournal.DemoUser);
        Assert.Equal(0, code);
        await OpensAsync(host, output.Trim());
    }

    [Fact]
    public async Task The_first_start_greets_with_a_key_that_works_and_the_second_does_not_greet()
    {
        var first = Start(["run", "--urls", "http://127.0.0.1:0"]);
        var greeting = await UntilAsync(first, "video=@clean.mp4");
        var key = Regex.Match(greeting, @"aiky_\S+").Value;
        var address = new Uri(Regex.Match(greeting, @"curl -X POST (http://[^/]+)/weightlifting/management/sessions/").Groups[1].Value);
        Assert.Contains("-F user_id=someUserId123", greeting, StringComparison.Ordinal);
        using (var client = new HttpClient { BaseAddress = address })
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "API-KEY " + key);
            using var response = await client.GetAsync(new Uri($"/sessions/{new string('0', 32)}/status/", UriKind.Relative), Token);
            await response.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        }

        first.Kill();
        await first.WaitForExitAsync(Token);
        var second = Start(["run", "--urls", "http://127.0.0.1:0"]);
        Assert.DoesNotContain("aiky_", await UntilAsync(second, "Application started"), StringComparison.Ordinal);
        second.Kill();
        await second.WaitForExitAsync(Token);
    }

    [Theory]
    [InlineData("AIKY_PORT")]
    [InlineData("AIKY_GRPC_PORT")]
    [InlineData("AIKY_LAN_PORT")]
    public async Task A_port_that_is_taken_is_named_with_its_remedy(string name)
    {
        using var taken = new TcpListener(IPAddress.IPv6Any, 0);
        taken.Server.DualMode = true;
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        string[] words = name == "AIKY_PORT" ? ["run"] : ["run", "--urls", "http://127.0.0.1:0", "--lan"];
        var (code, _, error) = await RunAsync(words, ("AIKY_LAN_PORT", "0"), ("AIKY_GRPC_PORT", "0"), (name, $"{port}"));
        Assert.Equal(1, code);
        Assert.Contains($":{port}", error, StringComparison.Ordinal);
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phones_get_a_code_to_point_their_camera_at()
    {
        var server = Start(["run", "--urls", "http://127.0.0.1:0", "--lan"], ("AIKY_LAN_PORT", "0"));
        var greeting = await UntilAsync(server, "The phone will warn once");
        Assert.Matches(@"For phones in the same network: https://[^ ]+:\d+/", greeting);
        Assert.Contains("▀▀▀▀▀", greeting, StringComparison.Ordinal);
        server.Kill();
        await server.WaitForExitAsync(Token);
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            // A test that fails half-way must not leave a server running.
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private static async Task OpensAsync(GatewayHost host, string key)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", key);
        HttpStatusCode status;
        do
        {
            // The read model of the server follows what another process wrote a moment later.
            using var response = await client.GetAsync(new Uri($"/sessions/{new string('0', 32)}/status/", UriKind.Relative), Token);
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private static async Task<string> UntilAsync(Process process, string mark)
    {
        var text = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            text.AppendLine(line);
            if (line.Contains(mark, StringComparison.Ordinal)) return text.ToString();
        }

        throw new InvalidOperationException($"The server ended before it said '{mark}': {text}{await process.StandardError.ReadToEndAsync(Token)}");
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] words) => RunAsync(words, []);

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] words, params (string Name, string Value)[] environment)
    {
        var process = Start(words, environment);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await error);
    }

    private Process Start(string[] words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        foreach (var word in words.Prepend(typeof(GatewayApp).Assembly.Location)) start.ArgumentList.Add(word);
        start.Environment["AIKY_DATA"] = _folder.Path;
        start.Environment.Remove("AIKY_ADMIN_KEY");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        _started.Add(process);
        return process;
    }
}
